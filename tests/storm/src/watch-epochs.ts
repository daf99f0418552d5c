import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Databases } from './databases.ts';

const row = z.object({ marketplaceId: z.string(), epoch: z.int() });
const SQL = 'SELECT marketplace_id AS "marketplaceId", epoch FROM epoch';
const EVERY_MS = 300;

/** Notes the epochs of all marketplaces again and again until stopped. */
export async function watchEpochs(databases: Databases, stop: AbortSignal): Promise<Map<string, number[]>> {
  const seen = new Map<string, number[]>();
  while (!stop.aborted) {
    for (const { marketplaceId, epoch } of await databases.rows('installation', SQL, row))
      seen.set(marketplaceId, [...(seen.get(marketplaceId) ?? []), epoch]);
    await pause(EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
  return seen;
}
