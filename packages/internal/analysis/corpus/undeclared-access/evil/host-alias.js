export const run = async ({ api }) => { const { host: { call: ask } } = api; return ask('payroll.read'); };
