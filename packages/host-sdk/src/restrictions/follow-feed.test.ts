import type { FeedPage } from '../live/pull-feed.ts';
import type { TelemetryEvent } from '../telemetry.ts';
import { contributionOf, entryOf } from '../testing/builders.ts';
import { createDenySet } from './deny-set.ts';
import type { FeedEntry } from './feed-entry.ts';
import { followFeed } from './follow-feed.ts';

/** A feed of which `pageSize` entries are answered at a time, followed from its beginning. */
function following(feed: FeedEntry[], pageSize = 100) {
  const denySet = createDenySet();
  const seen: number[] = [];
  const telemetry: TelemetryEvent[] = [];
  const pulls: number[] = [];
  let answer = (after: number): Promise<FeedPage> => {
    const entries = feed.filter(({ seq }) => seq > after).slice(0, pageSize);
    return Promise.resolve({ head: feed.at(-1)?.seq ?? 0, entries });
  };
  const follower = followFeed({
    denySet,
    pull: (after) => {
      pulls.push(after);
      return answer(after);
    },
    onEntry: ({ seq }) => seen.push(seq),
    telemetry: (event) => telemetry.push(event),
  });
  const answerWith = (next: typeof answer): void => {
    answer = next;
  };
  return { denySet, seen, telemetry, pulls, follower, answerWith };
}

const other = { id: 'res_other', targets: [{ type: 'PLUGIN' as const, id: 'plg_other' }] };

describe('following the restriction feed', () => {
  it('applies what is pushed before anything is asked', () => {
    const { denySet, seen, pulls, follower } = following([]);
    follower.receive(entryOf(1));
    expect(denySet.inForce(contributionOf())).not.toBeNull();
    expect({ seen, pulls }).toEqual({ seen: [1], pulls: [] });
  });

  it('passes a replay over', () => {
    const { seen, follower } = following([]);
    follower.receive(entryOf(1));
    follower.receive(entryOf(1));
    expect(seen).toEqual([1]);
  });

  it('pulls what is missing when a push leaves a gap, and reports it', async () => {
    const feed = [entryOf(1), entryOf(2, other), entryOf(3, other)];
    const { denySet, telemetry, pulls, follower } = following(feed);
    follower.receive(entryOf(3, other));
    await follower.catchUp();
    expect(denySet.seq).toBe(3);
    expect(denySet.inForce(contributionOf())).toMatchObject({ id: 'res_1' });
    expect(pulls).toEqual([0]);
    expect(telemetry).toEqual([{ type: 'feed-gap', after: 0, received: 3 }]);
  });

  it('asks page after page until the head', async () => {
    const { denySet, pulls, follower } = following(
      [1, 2, 3, 4, 5].map((seq) => entryOf(seq, other)),
      2,
    );
    await follower.catchUp();
    expect(denySet.seq).toBe(5);
    expect(pulls).toEqual([0, 2, 4]);
  });

  it('pulls once for many that ask at a time', async () => {
    const { pulls, follower } = following([entryOf(1)]);
    await Promise.all([follower.catchUp(), follower.catchUp()]);
    expect(pulls).toEqual([0]);
  });

  it('reports a feed that went back and keeps what it knows', async () => {
    const { denySet, telemetry, follower, answerWith } = following([entryOf(1)]);
    await follower.catchUp();
    answerWith(() => Promise.resolve({ head: 0, entries: [] }));
    await follower.catchUp();
    expect(telemetry).toContainEqual({ type: 'feed-rewound', known: 1, received: 0 });
    expect(denySet.inForce(contributionOf())).not.toBeNull();
  });

  it('says so when the feed itself has a hole, and still counts the stops behind it', async () => {
    const { denySet, follower } = following([entryOf(2)]);
    await expect(follower.catchUp()).rejects.toThrow('hole after 0');
    expect(denySet.inForce(contributionOf())).not.toBeNull();
  });

  it('does not lose a stop when the pull after a gap fails', async () => {
    const { denySet, telemetry, follower, answerWith } = following([]);
    answerWith(() => Promise.reject(new Error('offline')));
    follower.receive(entryOf(4));
    await expect(follower.catchUp()).rejects.toThrow('offline');
    await Promise.resolve();
    expect(denySet.inForce(contributionOf())).not.toBeNull();
    expect(telemetry).toContainEqual({ type: 'feed-refused', message: 'Error: offline' });
  });
});
