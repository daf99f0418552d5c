export function loadTheme(name) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`./themes/${name}.css`, import.meta.url).href;
  document.head.append(link);
  return new Worker(new URL('./layout.worker.js', import.meta.url), { type: 'module' });
}
