// surroundings: emitter
const routes = new Map();
export const route = (path, view) => routes.set(path, view);
addEventListener('hashchange', () => { const view = routes.get(location.hash.slice(1)); if (view) document.querySelector('main').replaceChildren(view()); });
export const go = (path) => { location.hash = path; };
