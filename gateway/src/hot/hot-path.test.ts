import { aHotPath } from './hot-path.fixture.ts';
import type { SharedSnapshots } from './shared-snapshots.ts';
import type { Snapshot } from './snapshot.ts';

describe('the hot path', () => {
  it('asks once and answers from memory after', async () => {
    const { find, filled, outcomes } = aHotPath();
    const first = await find();
    const second = find();
    expect(second).toBe(first);
    expect(filled()).toBe(1);
    expect(outcomes).toEqual(['filled', 'hit']);
  });

  it('asks again once the epoch has moved on', async () => {
    const { find, world, filled } = aHotPath();
    await find();
    world.epoch = 2;
    expect((await find())?.epoch).toBe(2);
    expect(filled()).toBe(2);
  });

  it('serves nothing that does not know the latest restriction', async () => {
    const { find, world, outcomes } = aHotPath();
    await find();
    world.feedHead = 1;
    expect((await find())?.feedSeq).toBe(1);
    expect(outcomes).toContain('stale-feed');
  });

  it('keeps nothing that was behind the feed when it was filled', async () => {
    const { find, world, filled } = aHotPath();
    world.feedHead = 5;
    world.answers = { feedSeq: 4 };
    expect(await find()).toBeNull();
    expect(await find()).toBeNull();
    expect(filled()).toBe(2);
  });

  it('asks again after 30 seconds, and at the instant a restriction begins', async () => {
    const { find, world, filled } = aHotPath();
    await find();
    world.now += 29_999;
    await find();
    expect(filled()).toBe(1);
    world.now += 1;
    await find();
    expect(filled()).toBe(2);
    world.answers = { validUntil: world.now + 40_000 };
    world.epoch += 1;
    await find();
    world.answers = { validUntil: world.now + 100 };
    world.epoch += 1;
    await find();
    expect(filled()).toBe(4);
    world.now += 100;
    await find();
    expect(filled()).toBe(5);
  });

  it('answers nothing from memory while nobody can say how far installations have come', async () => {
    const { find, world, outcomes } = aHotPath();
    await find();
    world.silent = true;
    expect(await find()).toBeNull();
    expect(outcomes.at(-1)).toBe('uncertain');
  });

  it('asks once for everybody who comes at the same time', async () => {
    const { find, filled } = aHotPath();
    const all = await Promise.all(Array.from({ length: 500 }, async () => find()));
    expect(new Set(all).size).toBe(1);
    expect(filled()).toBe(1);
  });

  it('does not give a question asked after a change the answer to one asked before', async () => {
    const { find, world, filled } = aHotPath();
    const before = find();
    world.epoch = 2;
    const after = find();
    expect((await after)?.epoch).toBe(2);
    await before;
    expect(filled()).toBe(2);
    expect((await find())?.epoch).toBe(2);
  });

  it('takes what another gateway filled, unless that has become stale', async () => {
    const shelf = new Map<string, Snapshot>();
    const one = aHotPath(sharedOn(shelf));
    const two = aHotPath(sharedOn(shelf));
    await one.find();
    expect((await two.find())?.epoch).toBe(1);
    expect(two.filled()).toBe(0);
    two.world.epoch = 2;
    expect((await two.find())?.epoch).toBe(2);
    expect(two.filled()).toBe(1);
  });
});

function sharedOn(shelf: Map<string, Snapshot>): SharedSnapshots {
  return {
    get: (key) => Promise.resolve(shelf.get(key) ?? null),
    put: (key, snapshot) => Promise.resolve(void shelf.set(key, snapshot)),
    mayFill: () => Promise.resolve({ release: () => Promise.resolve() }),
    awaited: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}
