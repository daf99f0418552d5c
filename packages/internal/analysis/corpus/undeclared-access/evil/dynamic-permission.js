export const run = ({ api, input }) => api.host.call(input.name);
