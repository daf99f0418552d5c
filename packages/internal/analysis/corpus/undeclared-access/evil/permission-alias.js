export const run = ({ api: a }) => { const { host } = a; return host.call('pay' + 'roll.read'); };
