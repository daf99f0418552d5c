import type { FunctionApi, Json } from '@guildhall/plugin-sdk/functions';
import prettyMilliseconds from 'pretty-ms';
import { countContacts } from './count-contacts.ts';
import { DIGEST_KEY, readDigest } from './stored.ts';

/** What the card on the dashboard shows: the latest digest, how old it is in words, and how many contacts there are now. */
export async function latestDigest(_payload: Json, api: FunctionApi): Promise<Json> {
  const { storage, now } = api;
  const digest = readDigest(await storage.get(DIGEST_KEY));
  if (!digest) return null;
  const age = prettyMilliseconds(Math.max(0, now - digest.at), { compact: true, verbose: true });
  return { counts: digest.counts, total: digest.total, age, contacts: await countContacts(api) };
}
