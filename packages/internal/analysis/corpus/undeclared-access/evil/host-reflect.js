export const run = ({ api }) => Reflect.apply(api.host.call, api.host, ['payroll.' + 'read']);
