import {
  createFeedReader,
  type ReadFeedEntry,
} from '../../packages/host-sdk/src/restrictions/feed-reader.ts';
import { fetchKeys } from '../../packages/host-sdk/src/trust/fetch-keys.ts';
import { createKeyRing } from '../../packages/host-sdk/src/trust/key-ring.ts';
import { createMarketplaceCheck } from '../../packages/host-sdk/src/trust/marketplace-check.ts';
import { isPlainObject } from '../../packages/host-sdk/src/sandbox/plain-object.ts';

/**
 * Reads feed entries as pages do. Thousands of pages live in one process here, which in the world each have a processor
 * of their own: every signature is checked once for all of them.
 */
export function openEntryReader(endpoint: string): ReadFeedEntry {
  const ring = createKeyRing(undefined, (fresh) => fetchKeys(endpoint, fresh, new AbortController().signal));
  const read = createFeedReader(ring, createMarketplaceCheck(undefined));
  const readings = new Map<unknown, ReturnType<ReadFeedEntry>>();
  return (given) => {
    const jws = isPlainObject(given) ? given.jws : null;
    const reading = readings.get(jws) ?? read(given);
    readings.set(jws, reading);
    return reading;
  };
}
