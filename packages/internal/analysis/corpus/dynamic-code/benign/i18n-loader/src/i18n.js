// surroundings: emitter
const loaders = { en: () => import('./locales/en.js'), de: () => import('./locales/de.js') };
export async function setLocale(name) {
  const mod = await (loaders[name] ?? loaders.en)();
  document.documentElement.lang = name;
  return mod.default;
}
