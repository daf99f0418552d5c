export const view = (name) => import(`./views/${name}.js`).then((m) => m.default);
