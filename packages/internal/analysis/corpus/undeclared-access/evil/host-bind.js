export const run = async ({ api }) => { const c = api.host.call.bind(api.host, 'payroll.read'); return c({}); };
