class Client { base = 'https://elsewhere.invalid'; get(p) { return fetch(this.base + p); } } export const run = () => new Client().get('/x');
