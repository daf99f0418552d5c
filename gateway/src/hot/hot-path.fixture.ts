import { openHotPath, type HotOutcome } from './hot-path.ts';
import type { SharedSnapshots } from './shared-snapshots.ts';
import { pagePlace, type PagePlace } from './page-place.ts';
import type { Snapshot } from './snapshot.ts';

/** A hot path in a world that a test changes. Filling takes a turn of the event loop, or until `answered`. */
export function aHotPath(shared: SharedSnapshots | null = null) {
  const answers: Partial<Snapshot> = {};
  const world = {
    answers,
    epoch: 1,
    feedHead: 0,
    now: 1_000_000,
    silent: false,
    answered: Promise.resolve<unknown>(null),
  };
  const outcomes: HotOutcome[] = [];
  let filled = 0;
  const hot = openHotPath({
    epochs: {
      certain: () => (world.silent ? null : world.epoch),
      current: () => (world.silent ? Promise.resolve(null) : world.epoch),
    },
    feeds: { known: () => true, follow: () => Promise.resolve(), head: () => world.feedHead },
    shared,
    tell: (outcome) => outcomes.push(outcome),
    now: () => world.now,
  });
  const fill = async (): Promise<Snapshot> => {
    filled += 1;
    // As the installation service does: the position is read before the rows.
    const read = { epoch: world.epoch, feedSeq: world.feedHead, filledAt: world.now };
    await world.answered;
    return {
      ...read,
      validUntil: world.now + 60_000,
      etag: '"e"',
      body: '{}',
      ...world.answers,
    };
  };
  return { world, outcomes, filled: () => filled, find: (key = 'key') => hot.find(key, aPage(), fill) };
}

/** A page of an organization in `mkt_1`. */
export function aPage(organization = 'acme', workspace: string | null = null): PagePlace {
  const page = pagePlace('mkt_1', { host: 'crm', organization, workspace });
  if (!page) throw new Error('a page is somewhere');
  return page;
}
