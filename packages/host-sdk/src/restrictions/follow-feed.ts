import type { FeedPage } from '../live/pull-feed.ts';
import type { Telemetry } from '../telemetry.ts';
import type { DenySet } from './deny-set.ts';
import type { FeedEntry } from './feed-entry.ts';

export interface FeedFollowerOptions {
  readonly denySet: DenySet;
  readonly pull: (after: number) => Promise<FeedPage>;
  /** Called for every entry that was new, in the order they take effect, before anything is fetched. */
  readonly onEntry: (entry: FeedEntry) => void;
  readonly telemetry: Telemetry;
}

/** Applies the restriction feed from both sides: what is pushed, at once; what was missed, by pulling it. */
export interface FeedFollower {
  /** Takes a pushed entry. Synchronous, so that what it stops is gone when this returns. */
  receive(entry: FeedEntry): void;
  /** Pulls until the head is reached. Concurrent calls share one pull. Rejects when the gateway does not answer. */
  catchUp(): Promise<void>;
}

/** Far more pages than a feed has; a gateway that always has one more is broken. */
const MAX_PAGES = 1_000;

export function followFeed({ denySet, pull, onEntry, telemetry }: FeedFollowerOptions): FeedFollower {
  let pulling: Promise<void> | null = null;

  function receive(entry: FeedEntry): void {
    const before = denySet.seq;
    const received = denySet.receive(entry);
    if (received === 'replayed') return;
    onEntry(entry);
    if (received === 'applied') return;
    telemetry({ type: 'feed-gap', after: before, received: entry.seq });
    catchUp().catch((error: unknown) => {
      telemetry({ type: 'feed-refused', message: String(error) });
    });
  }

  function catchUp(): Promise<void> {
    pulling ??= pullToHead().finally(() => {
      pulling = null;
    });
    return pulling;
  }

  async function pullToHead(): Promise<void> {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const after = denySet.seq;
      const { head, entries } = await pull(after);
      if (head < after) {
        telemetry({ type: 'feed-rewound', known: after, received: head });
        return;
      }
      for (const entry of entries) applyInOrder(entry);
      if (denySet.seq >= head) return;
      if (denySet.seq === after) throw new Error(`The feed has a hole after ${after}; its head is ${head}.`);
    }
  }

  /** A pulled page has no gaps; what follows one is not believed to be complete, but its stops count. */
  function applyInOrder(entry: FeedEntry): void {
    if (denySet.receive(entry) !== 'replayed') onEntry(entry);
  }

  return { receive, catchUp };
}
