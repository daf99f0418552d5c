import type { Bus } from '@guildhall/messaging';
import { feedEntry, type FeedEntry } from '@guildhall/schema';
import type { Peers, Verifier } from '@guildhall/service-runtime';
import type { Logger } from 'pino';
import { z } from 'zod';
import { serviceAway } from '../errors.ts';
import { withinPatience } from '../within-patience.ts';

/** A verified entry of a marketplace's restriction feed, and the signature it came with. */
export interface SignedEntry extends FeedEntry {
  jws: string;
}

/** The restriction feeds of the marketplaces somebody here cares about. Pushed for speed, pulled for certainty. */
export interface FeedKeeper {
  /** Cares about a marketplace from now on; resolves once its head is known, or when governance has not told it in a moment. */
  follow(marketplaceId: string): Promise<void>;
  /** Whether the head is known. */
  known(marketplaceId: string): boolean;
  /** The highest sequence number known; 0 before the first entry. */
  head(marketplaceId: string): number;
  /** Entries after `after`, oldest first, at most `limit`. Throws SERVICE_UNAVAILABLE when governance has to be asked, and cannot. */
  after(marketplaceId: string, after: number, limit: number): Promise<SignedEntry[]>;
  /** Calls for each new entry, in order. */
  listen(hear: (entry: SignedEntry) => void): void;
  /** Looks at the heads now; called every second. */
  poll(): Promise<void>;
}

const pushed = z.object({ marketplaceId: z.string(), seq: z.int(), jws: z.string() });
const page = z.object({ head: z.int(), entries: z.array(z.object({ seq: z.int(), jws: z.string() })) });
const heads = z.object({ heads: z.record(z.string(), z.int()) });

const PAGE = 200;
const KEEP = 1_000;
/** After the last entry there can be: asks for the head alone. */
const BEYOND = 2 ** 31 - 1;

interface Feed {
  head: number;
  recent: SignedEntry[];
  /** Pulls run one after the other, so that entries are told in order. */
  pulling: Promise<void>;
  known: boolean;
  /** The question for the head, while it is under way: whoever else cares waits for the same answer, and no longer. */
  learning: Promise<void> | null;
}

export async function openFeedKeeper(options: {
  peers: Peers;
  verifier: Verifier;
  bus: Bus;
  log: Logger;
  patienceMs?: number;
}): Promise<FeedKeeper> {
  const { peers, verifier, bus, log, patienceMs } = options;
  const feeds = new Map<string, Feed>();
  const hearers: ((entry: SignedEntry) => void)[] = [];

  await bus.subscribe('feed', (message) => {
    const { marketplaceId, seq, jws } = pushed.parse(JSON.parse(message));
    const feed = feeds.get(marketplaceId);
    if (!feed?.known || seq <= feed.head) return;
    if (seq > feed.head + 1) void pull(marketplaceId, feed);
    else
      take(marketplaceId, feed, { seq, jws }).catch((error: unknown) => {
        log.error({ err: error, marketplaceId, seq }, 'a pushed feed entry does not hold');
        return pull(marketplaceId, feed);
      });
  });

  async function verify(
    marketplaceId: string,
    { seq, jws }: { seq: number; jws: string },
  ): Promise<SignedEntry> {
    const entry = await verifier.verify(jws, 'governance', 'feed', feedEntry);
    if (entry.seq !== seq || entry.marketplaceId !== marketplaceId)
      throw new Error('an entry of another place');
    return { ...entry, jws };
  }

  async function take(
    marketplaceId: string,
    feed: Feed,
    signed: { seq: number; jws: string },
  ): Promise<void> {
    const entry = await verify(marketplaceId, signed);
    // Somebody else may have taken it while the signature was checked.
    if (entry.seq !== feed.head + 1) return;
    feed.head = entry.seq;
    feed.recent.push(entry);
    if (feed.recent.length > KEEP) feed.recent.shift();
    for (const hear of hearers) hear(entry);
  }

  function pull(marketplaceId: string, feed: Feed): Promise<void> {
    feed.pulling = feed.pulling
      .then(() => pullNow(marketplaceId, feed))
      .catch((error: unknown) => {
        log.warn({ err: error, marketplaceId }, 'the feed cannot be pulled');
      });
    return feed.pulling;
  }

  function learn(marketplaceId: string, feed: Feed): Promise<void> {
    if (feed.learning) return feed.learning;
    const pulled = pull(marketplaceId, feed).finally(() => {
      feed.learning = null;
    });
    feed.learning = withinPatience(pulled, () => undefined, patienceMs);
    return feed.learning;
  }

  async function pullNow(marketplaceId: string, feed: Feed): Promise<void> {
    if (!feed.known) {
      // What was said before anybody here cared is in the answers already; only the position matters.
      const { head } = await read(marketplaceId, BEYOND);
      Object.assign(feed, { head, known: true });
      return;
    }
    for (;;) {
      const { entries } = await read(marketplaceId, feed.head);
      for (const entry of entries) await take(marketplaceId, feed, entry);
      if (entries.length < PAGE) return;
    }
  }

  const read = (marketplaceId: string, after: number) =>
    peers.get('governance', marketplaceId, `/internal/feed?after=${after}&limit=${PAGE}`, page);

  return {
    follow(marketplaceId) {
      const known = feeds.get(marketplaceId);
      if (known) return known.known ? Promise.resolve() : learn(marketplaceId, known);
      const feed: Feed = { head: 0, recent: [], pulling: Promise.resolve(), known: false, learning: null };
      feeds.set(marketplaceId, feed);
      return learn(marketplaceId, feed);
    },
    known: (marketplaceId) => feeds.get(marketplaceId)?.known ?? false,
    head: (marketplaceId) => feeds.get(marketplaceId)?.head ?? 0,
    async after(marketplaceId, after, limit) {
      const feed = feeds.get(marketplaceId);
      const [oldest] = feed?.recent ?? [];
      if (feed && oldest && oldest.seq <= after + 1)
        return feed.recent.filter(({ seq }) => seq > after).slice(0, limit);
      if (feed?.known && after >= feed.head) return [];
      const { entries } = await read(marketplaceId, after).catch((error: unknown) => {
        throw serviceAway(error);
      });
      return Promise.all(entries.slice(0, limit).map((entry) => verify(marketplaceId, entry)));
    },
    listen: (hear) => void hearers.push(hear),
    async poll() {
      const marketplaces = [...feeds.keys()];
      if (marketplaces.length === 0) return;
      const answer = await peers.post('governance', '/internal/feed/heads', { marketplaces }, heads);
      for (const [marketplaceId, feed] of feeds) {
        const head = answer.heads[marketplaceId] ?? 0;
        if (feed.known && head < feed.head)
          log.fatal({ marketplaceId, head, known: feed.head }, 'the restriction feed was rewound');
        if (!feed.known || head > feed.head) await pull(marketplaceId, feed);
      }
    },
  };
}
