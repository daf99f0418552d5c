export const run = ({ api }) => api.host.payroll.read();
