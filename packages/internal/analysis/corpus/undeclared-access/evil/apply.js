export const run = ({ api }) => api.fetch.apply(api, ['https://e.invalid/x']);
