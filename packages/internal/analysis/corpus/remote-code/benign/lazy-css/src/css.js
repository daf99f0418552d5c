// surroundings: tooltip
export function loadCss(href) {
  return new Promise((ok, no) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: ok, onerror: no });
    document.head.append(link);
  });
}
loadCss('/assets/theme.css');
