import type { FunctionApi, Json } from '@guildhall/plugin-sdk/functions';
import { COUNTS_KEY, DIGEST_KEY, readCounts } from './stored.ts';

/** Turns the day's counts into a digest and begins to count anew. Running it twice in a night loses nothing. */
export async function buildDigest(_payload: Json, { storage, log, now }: FunctionApi): Promise<Json> {
  const counts = readCounts(await storage.get(COUNTS_KEY));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (total === 0) {
    log('Nothing was saved since the last digest.');
    return { total };
  }
  await storage.set(DIGEST_KEY, { at: now, counts, total });
  await storage.delete(COUNTS_KEY);
  log('A new digest is there.', { total });
  return { total };
}
