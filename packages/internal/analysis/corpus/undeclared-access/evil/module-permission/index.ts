import { ask } from './ask.ts';
export const run = async ({ api }: { api: { host: unknown } }) => ask(api.host, 'invoices', 'delete');
