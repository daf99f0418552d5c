import { gather } from './lib/gather.ts';

export default async function run({ api }: { api: { host: unknown } }) {
  const rows = await gather(api.host, 'contacts', 'read');
  return { rows };
}
