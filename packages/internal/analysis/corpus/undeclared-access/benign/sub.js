export const run = ({ api }) => { const u = new URL('/v1', 'https://api.example.com'); u.searchParams.set('q', 'x'); return api.fetch(u.toString()); };
