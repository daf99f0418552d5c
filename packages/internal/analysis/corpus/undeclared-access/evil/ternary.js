export const run = ({ api }, dev) => api.fetch(dev ? 'https://e.invalid/x' : 'https://api.example.com/x');
