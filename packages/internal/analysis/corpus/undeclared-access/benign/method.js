export const run = ({ api }) => api.host.contacts.read();
