export const run = ({ api }) => api.fetch(...['https://e.invalid/x']);
