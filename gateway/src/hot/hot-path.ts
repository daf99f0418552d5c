import { LRUCache } from 'lru-cache';
import type { Epochs } from './epochs.ts';
import type { SharedSnapshots } from './shared-snapshots.ts';
import { staleness, type Snapshot, type Standing } from './snapshot.ts';

/** Answers the one question that every page asks, from what was answered before. */
export interface HotPath {
  /**
   * The snapshot under `key` if it still holds. Otherwise `fill` is asked, once for everybody who waits; null when its
   * answer cannot be kept, and then each has to ask for themselves.
   */
  find(
    this: void,
    key: string,
    marketplaceId: string,
    fill: () => Promise<Snapshot | null>,
  ): Promise<Snapshot | null> | Snapshot;
  /** The same snapshot where it is in memory and certain to hold; null, and nothing done, in every other case. */
  look(this: void, key: string, marketplaceId: string): Snapshot | null;
}

export type HotOutcome = 'hit' | 'shared' | 'filled' | 'unkept' | 'uncertain' | `stale-${string}`;

const MOST_BYTES = 128 * 1024 * 1024;

export function openHotPath(options: {
  epochs: Epochs;
  feeds: {
    known(marketplaceId: string): boolean;
    follow(marketplaceId: string): Promise<void>;
    head(marketplaceId: string): number;
  };
  shared: SharedSnapshots | null;
  tell: (outcome: HotOutcome) => void;
  now?: () => number;
}): HotPath {
  const { epochs, feeds, shared, tell, now = Date.now } = options;
  const kept = new LRUCache<string, Snapshot>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ body }) => body.length + 512,
  });
  const filling = new Map<string, Promise<Snapshot | null>>();

  /** Where the marketplace stands, as far as this is certain without asking; null otherwise. */
  function standing(marketplaceId: string): Standing | null {
    const epoch = feeds.known(marketplaceId) ? epochs.certain(marketplaceId) : null;
    return epoch === null ? null : { epoch, feedHead: feeds.head(marketplaceId), now: now() };
  }

  async function standingRead(marketplaceId: string): Promise<Standing | null> {
    await feeds.follow(marketplaceId);
    const epoch = await epochs.current(marketplaceId);
    if (epoch === null || !feeds.known(marketplaceId)) return null;
    return { epoch, feedHead: feeds.head(marketplaceId), now: now() };
  }

  function holding(snapshot: Snapshot | undefined | null, at: Standing): Snapshot | null {
    if (!snapshot) return null;
    const why = staleness(snapshot, at);
    if (why !== null) tell(`stale-${why}`);
    return why === null ? snapshot : null;
  }

  function keep(key: string, snapshot: Snapshot, marketplaceId: string): boolean {
    const epoch = epochs.current(marketplaceId);
    const at = {
      epoch: typeof epoch === 'number' ? epoch : 0,
      feedHead: feeds.head(marketplaceId),
      now: now(),
    };
    if (staleness(snapshot, at) !== null) return false;
    kept.set(key, snapshot);
    return true;
  }

  async function obtain(
    key: string,
    marketplaceId: string,
    at: Standing,
    fill: () => Promise<Snapshot | null>,
  ) {
    const found = holding(await shared?.get(key), at);
    if (found) return take(key, found);
    const turn = shared && (await shared.mayFill(key));
    const willDo = (snapshot: Snapshot) => staleness(snapshot, at) === null;
    try {
      // Whoever had the turn before may have filled it since we looked.
      const others = await (turn ? shared.get(key) : shared?.awaited(key, willDo));
      if (others && willDo(others)) return take(key, others);
      const filled = await fill();
      const usable = filled !== null && keep(key, filled, marketplaceId);
      tell(usable ? 'filled' : 'unkept');
      if (usable) await shared?.put(key, filled);
      return usable ? filled : null;
    } finally {
      await turn?.release();
    }
  }

  function take(key: string, found: Snapshot): Snapshot {
    kept.set(key, found);
    tell('shared');
    return found;
  }

  function once(key: string, marketplaceId: string, at: Standing, fill: () => Promise<Snapshot | null>) {
    // Whoever came later may know of a later change; they must not share the answer to an earlier question.
    const place = `${key}:${at.epoch}:${at.feedHead}`;
    const under = filling.get(place);
    if (under) return under;
    const work = obtain(key, marketplaceId, at, fill).finally(() => filling.delete(place));
    filling.set(place, work);
    return work;
  }

  function answer(
    key: string,
    marketplaceId: string,
    at: Standing | null,
    fill: () => Promise<Snapshot | null>,
  ) {
    if (at === null) {
      tell('uncertain');
      return Promise.resolve(null);
    }
    const found = holding(kept.get(key), at);
    if (!found) return once(key, marketplaceId, at, fill);
    tell('hit');
    return found;
  }

  return {
    look(key, marketplaceId) {
      const snapshot = kept.get(key);
      if (!snapshot) return null;
      const at = standing(marketplaceId);
      return at !== null && staleness(snapshot, at) === null ? snapshot : null;
    },
    find(key, marketplaceId, fill) {
      const at = standing(marketplaceId);
      // At once while all is known, so that a hit costs no turn of the event loop.
      return at === null
        ? standingRead(marketplaceId).then((read) => answer(key, marketplaceId, read, fill))
        : answer(key, marketplaceId, at, fill);
    },
  };
}
