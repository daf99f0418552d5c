import type { FeedEntry } from '../restrictions/feed-entry.ts';
import { parseFeedEntry } from '../restrictions/parse-feed-entry.ts';
import { isPlainObject } from '../sandbox/plain-object.ts';
import { callGateway, GatewayError, type GatewayAccess } from './gateway.ts';

/** A page of the restriction feed. */
export interface FeedPage {
  /** The newest position of the whole feed. */
  readonly head: number;
  readonly entries: readonly FeedEntry[];
}

/** Fetches what the restriction feed says after a position. One page; ask again until `head` is reached. */
export async function pullFeed(
  gateway: GatewayAccess,
  after: number,
  signal?: AbortSignal,
): Promise<FeedPage> {
  const response = await callGateway(gateway, `/v1/feed?after=${after}`, signal ? { signal } : {});
  return parseFeedPage(await response.json());
}

function parseFeedPage(page: unknown): FeedPage {
  if (!isPlainObject(page) || typeof page.head !== 'number' || !Array.isArray(page.entries)) {
    throw new GatewayError('The marketplace answered the feed in a form this SDK does not know.');
  }
  const entries = page.entries.map(parseFeedEntry).filter((entry) => entry !== null);
  // An entry that cannot be read may be a stop: better to ask again than to pass it over.
  if (entries.length < page.entries.length)
    throw new GatewayError('The feed holds an entry this SDK cannot read.');
  return { head: page.head, entries };
}
