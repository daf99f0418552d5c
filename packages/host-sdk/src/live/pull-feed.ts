import type { FeedEntry } from '../restrictions/feed-entry.ts';
import type { ReadFeedEntry } from '../restrictions/feed-reader.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';
import { callGateway, GatewayError, type GatewayAccess } from './gateway.ts';

/** A page of the restriction feed. */
export interface FeedPage {
  /** The newest position of the whole feed. */
  readonly head: number;
  readonly entries: readonly FeedEntry[];
}

interface PullOptions {
  readonly read: ReadFeedEntry;
  /** Hears why an entry is left out. What remains is a feed with a hole, which is asked for again. */
  readonly onRefused: (error: unknown) => void;
  readonly signal?: AbortSignal;
}

/** Fetches what the restriction feed says after a position. One page; ask again until `head` is reached. */
export async function pullFeed(
  gateway: GatewayAccess,
  after: number,
  options: PullOptions,
): Promise<FeedPage> {
  const { read, onRefused, signal } = options;
  const response = await callGateway(gateway, `/v1/feed?after=${after}`, signal ? { signal } : {});
  const page: unknown = await response.json();
  if (!isPlainObject(page) || typeof page.head !== 'number' || !Array.isArray(page.entries)) {
    throw new GatewayError('The marketplace answered the feed in a form this SDK does not know.');
  }
  const given: readonly unknown[] = page.entries;
  const entries = await Promise.all(
    given.map((entry) =>
      read(entry).catch((error: unknown) => {
        onRefused(error);
        return null;
      }),
    ),
  );
  return { head: page.head, entries: entries.filter((entry) => entry !== null) };
}
