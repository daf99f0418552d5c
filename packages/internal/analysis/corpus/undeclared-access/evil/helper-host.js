const ask = (api, name) => api.host.call(name); export const run = ({ api }) => ask(api, 'payroll.read');
