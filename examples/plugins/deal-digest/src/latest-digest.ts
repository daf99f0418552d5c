import type { FunctionApi, Json } from '@guildhall/plugin-sdk/functions';
import prettyMilliseconds from 'pretty-ms';
import { DIGEST_KEY, readDigest } from './stored.ts';

/** What the card on the dashboard shows: the latest digest and how old it is, in words. */
export async function latestDigest(_payload: Json, { storage, now }: FunctionApi): Promise<Json> {
  const digest = readDigest(await storage.get(DIGEST_KEY));
  if (!digest) return null;
  const age = prettyMilliseconds(Math.max(0, now - digest.at), { compact: true, verbose: true });
  return { counts: digest.counts, total: digest.total, age };
}
