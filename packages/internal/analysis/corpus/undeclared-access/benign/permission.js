export const run = ({ api }) => api.host.call('contacts.read');
