const c = { get base() { return 'https://e.invalid'; } }; export const run = ({ api }) => api.fetch(c.base + '/x');
