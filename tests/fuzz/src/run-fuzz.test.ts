import { runFuzz, missedStages, type Fuzzed } from './run-fuzz.ts';
import { TARGETS } from './targets/index.ts';

const INPUTS = 12_000;

describe('nonsense for everything that reads what strangers write', () => {
  it('ends nothing, keeps nothing waiting, and comes to every stage', async () => {
    const all: Fuzzed[] = [];
    for await (const fuzzed of runFuzz({ inputs: INPUTS, seed: 7 })) all.push(fuzzed);
    expect(all.map(({ target }) => target.name)).toEqual(TARGETS.map(({ name }) => name));
    expect(all.flatMap(({ failures }) => failures)).toEqual([]);
    expect(all.flatMap(({ missed, target }) => missed.map((stage) => `${target.name}: ${stage}`))).toEqual(
      [],
    );
    expect(all.reduce((sum, { inputs }) => sum + inputs, 0)).toBe(INPUTS);
  }, 120_000);
});

describe.each(TARGETS)('the seeds of $name', ({ seeds, read, stages }) => {
  it('are read as honest ones are', async () => {
    const given = await seeds();
    expect(given.length).toBeGreaterThan(2);
    const last = Object.keys(stages).slice(-2);
    let early = 0;
    for (const seed of given) if (!last.includes((await read(seed)).stage)) early += 1;
    // One evasion of the corpus is broken on purpose.
    expect(early).toBeLessThan(given.length / 100);
  });
});

describe('missedStages', () => {
  it.each([
    [{ deep: 4 }, ['deep']],
    [{ deep: 5 }, []],
    [{}, ['deep']],
  ])('of %j are %j', (reached, missed) => {
    expect(missedStages({ stages: { deep: 0.05 } }, { inputs: 100, reached })).toEqual(missed);
  });
});
