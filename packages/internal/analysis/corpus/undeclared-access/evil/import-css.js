export const run = () => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = 'https://elsewhere.invalid/a.css'; document.head.append(l); };
