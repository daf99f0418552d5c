export const run = ({ api: { host } }) => host.call('payroll.read');
