import { LRUCache } from 'lru-cache';
import type { Epochs } from './epochs.ts';
import type { PagePlace } from './page-place.ts';
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
    page: PagePlace,
    fill: () => Promise<Snapshot | null>,
  ): Promise<Snapshot | null> | Snapshot;
  /** The same snapshot where it is in memory and certain to hold; null, and nothing done, in every other case. */
  look(this: void, key: string): Snapshot | null;
}

export type HotOutcome = 'hit' | 'shared' | 'filled' | 'unkept' | 'uncertain' | `stale-${string}`;

const MOST_BYTES = 128 * 1024 * 1024;

interface Kept {
  readonly snapshot: Snapshot;
  readonly page: PagePlace;
}

export function openHotPath(options: {
  epochs: Pick<Epochs, 'certain' | 'current'>;
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
  const kept = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ snapshot: { body } }) => body.length + 512,
  });
  const filling = new Map<string, Promise<Snapshot | null>>();

  /** Where a page stands, as far as this is certain without asking; null otherwise. */
  function standing(page: PagePlace): Standing | null {
    const { marketplaceId } = page;
    const epoch = feeds.known(marketplaceId) ? epochs.certain(page) : null;
    return epoch === null ? null : { epoch, feedHead: feeds.head(marketplaceId), now: now() };
  }

  async function standingRead(page: PagePlace): Promise<Standing | null> {
    const { marketplaceId } = page;
    await feeds.follow(marketplaceId);
    const epoch = await epochs.current(page);
    if (epoch === null || !feeds.known(marketplaceId)) return null;
    return { epoch, feedHead: feeds.head(marketplaceId), now: now() };
  }

  function holding(snapshot: Snapshot | undefined | null, at: Standing): Snapshot | null {
    if (!snapshot) return null;
    const why = staleness(snapshot, at);
    if (why !== null) tell(`stale-${why}`);
    return why === null ? snapshot : null;
  }

  function keep(key: string, snapshot: Snapshot, page: PagePlace): boolean {
    const epoch = epochs.current(page);
    const at = {
      epoch: typeof epoch === 'number' ? epoch : 0,
      feedHead: feeds.head(page.marketplaceId),
      now: now(),
    };
    if (staleness(snapshot, at) !== null) return false;
    kept.set(key, { snapshot, page });
    return true;
  }

  async function obtain(key: string, page: PagePlace, at: Standing, fill: () => Promise<Snapshot | null>) {
    const found = holding(await shared?.get(key), at);
    if (found) return take(key, found, page);
    const turn = shared && (await shared.mayFill(key));
    const willDo = (snapshot: Snapshot) => staleness(snapshot, at) === null;
    try {
      // Whoever had the turn before may have filled it since we looked.
      const others = await (turn ? shared.get(key) : shared?.awaited(key, willDo));
      if (others && willDo(others)) return take(key, others, page);
      const filled = await fill();
      const usable = filled !== null && keep(key, filled, page);
      tell(usable ? 'filled' : 'unkept');
      if (usable) await shared?.put(key, filled);
      return usable ? filled : null;
    } finally {
      await turn?.release();
    }
  }

  function take(key: string, snapshot: Snapshot, page: PagePlace): Snapshot {
    kept.set(key, { snapshot, page });
    tell('shared');
    return snapshot;
  }

  function once(key: string, page: PagePlace, at: Standing, fill: () => Promise<Snapshot | null>) {
    // Whoever came later may know of a later change; they must not share the answer to an earlier question.
    const place = `${key}:${at.epoch}:${at.feedHead}`;
    const under = filling.get(place);
    if (under) return under;
    const work = obtain(key, page, at, fill).finally(() => filling.delete(place));
    filling.set(place, work);
    return work;
  }

  function answer(key: string, page: PagePlace, at: Standing | null, fill: () => Promise<Snapshot | null>) {
    if (at === null) {
      tell('uncertain');
      return Promise.resolve(null);
    }
    const found = holding(kept.get(key)?.snapshot, at);
    if (!found) return once(key, page, at, fill);
    tell('hit');
    return found;
  }

  return {
    look(key) {
      const found = kept.get(key);
      if (!found) return null;
      const at = standing(found.page);
      return at !== null && staleness(found.snapshot, at) === null ? found.snapshot : null;
    },
    find(key, page, fill) {
      const at = standing(page);
      // At once while all is known, so that a hit costs no turn of the event loop.
      return at === null
        ? standingRead(page).then((read) => answer(key, page, read, fill))
        : answer(key, page, at, fill);
    },
  };
}
