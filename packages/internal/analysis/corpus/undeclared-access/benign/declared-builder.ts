const url = (path: string, query: Record<string, string>) => `https://api.example.com/${path}?${new URLSearchParams(query)}`;
export const run = async ({ api }) => { const list = await api.host.call('contacts.read'); return api.fetch(url('sync', { n: String(list.length) })); };
