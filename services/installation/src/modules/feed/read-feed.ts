import { feedEntry, type FeedEntry } from '@guildhall/schema';
import type { Peers, Verifier } from '@guildhall/service-runtime';
import { z } from 'zod';

const page = z.object({
  head: z.int(),
  entries: z.array(z.object({ seq: z.int(), jws: z.string() })),
});

/** Who tells, and whose word counts. */
export interface FeedSource {
  peers: Pick<Peers, 'get'>;
  verifier: Verifier;
}

export interface FeedPage {
  /** Verified, each one higher than the one before. */
  entries: FeedEntry[];
  /** Whether governance has more to tell right now. */
  more: boolean;
}

/** Reads the feed after a position. Throws a `BadFeed` when it is forged, has a hole or was rewound. */
export async function readFeed(
  { peers, verifier }: FeedSource,
  marketplaceId: string,
  after: number,
): Promise<FeedPage> {
  const path = `/internal/feed?after=${after}&limit=200`;
  const { head, entries } = await peers.get('governance', marketplaceId, path, page);
  if (head < after) throw new BadFeed(`the feed of ${marketplaceId} was rewound from ${after} to ${head}`);
  const read: FeedEntry[] = [];
  for (const { jws } of entries) {
    const entry = await verifier.verify(jws, 'governance', 'feed', feedEntry).catch((cause: unknown) => {
      throw new BadFeed(`an entry of the feed of ${marketplaceId} is not governance's`, { cause });
    });
    const expected = after + read.length + 1;
    if (entry.marketplaceId !== marketplaceId || entry.seq !== expected)
      throw new BadFeed(`the feed of ${marketplaceId} shows ${entry.seq} where ${expected} belongs`);
    read.push(entry);
  }
  return { entries: read, more: read.length > 0 && after + read.length < head };
}

/** Somebody is tampering, or governance lost its memory: nothing of such a page is applied. */
export class BadFeed extends Error {}
