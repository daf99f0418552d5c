export const run = ({ api }, url = 'https://e.invalid/x') => api.fetch(url);
