export const run = ({ api }) => Promise.resolve('https://e.invalid/x').then(api.fetch);
