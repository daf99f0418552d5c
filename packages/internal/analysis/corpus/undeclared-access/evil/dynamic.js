export const run = ({ api, input }) => api.fetch(input.url);
