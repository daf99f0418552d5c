// surroundings: tooltip
const css = ({ raw }, ...values) => raw.reduce((text, part, at) => text + part + (values[at] ?? ''), '');
const sheet = new CSSStyleSheet();
sheet.replaceSync(css`:root { --gap: ${8}px; }`);
document.adoptedStyleSheets.push(sheet);
