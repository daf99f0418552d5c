export const run = async ({ api }) => { const [a, b] = await Promise.all([api.host.call('contacts.read', { page: 1 }), api.host.call('contacts.read', { page: 2 })]); return a.concat(b); };
