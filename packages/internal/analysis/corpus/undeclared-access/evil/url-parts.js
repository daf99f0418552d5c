export const run = () => { const u = new URL('https://api.example.com'); u.hostname = 'elsewhere.invalid'; return fetch(u); };
