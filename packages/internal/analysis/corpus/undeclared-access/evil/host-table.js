const ACTS = { list: 'payroll.read' }; export const run = ({ api }, what = 'list') => api.host.call(ACTS[what]);
