import type { Envelope } from '@guildhall/messaging';
import fc from 'fast-check';
import { lifeOf } from './events.fixture.ts';
import { openHearer, type Way } from './open-hearer.ts';

let hearer: Awaited<ReturnType<typeof openHearer>>;
let world = 0;
beforeAll(async () => {
  hearer = await openHearer();
}, 60_000);
afterAll(() => hearer.close());

const ROUNDS = 25;
const EVENTS = lifeOf('mkt_any').length;
const telling = fc.tuple(
  fc.shuffledSubarray([...Array(EVENTS).keys()], { minLength: EVENTS }),
  fc.array(fc.tuple(fc.nat(EVENTS - 1), fc.constantFrom<Way>('delivered', 'read again'), fc.nat()), {
    maxLength: 12,
  }),
);

describe('the events of one marketplace', () => {
  it('are, in this life, all that installation hears', () => {
    expect(new Set(lifeOf('mkt_any').map(({ name }) => name))).toEqual(new Set(hearer.names));
  });

  it('lead to the same, in whatever order they come and however often', async () => {
    const expected = await tell((life) => life.map((event) => [event, 'delivered']));
    expect(expected.join('\n')).toContain('Orchard Ltd');

    await fc.assert(
      fc.asyncProperty(telling, async ([order, repetitions]) => {
        const kept = await tell((life) => {
          const told = order.map((index): [Envelope, Way] => [pick(life, index), 'delivered']);
          for (const [index, way, at] of repetitions)
            told.splice(at % (told.length + 1), 0, [pick(life, index), way]);
          return told;
        });
        expect(kept).toEqual(expected);
      }),
      { numRuns: ROUNDS },
    );
  }, 120_000);

  it('lead elsewhere when one of them is missing', async () => {
    const whole = await tell((life) => life.map((event) => [event, 'delivered']));
    const without = await tell((life) => life.toSpliced(2, 1).map((event) => [event, 'delivered']));
    expect(without).not.toEqual(whole);
  });
});

/** Tells a new marketplace its life in some order, as queues do: what cannot be taken yet comes again. */
async function tell(inOrder: (life: Envelope[]) => [Envelope, Way][]): Promise<string[]> {
  const marketplaceId = `mkt_${++world}`;
  let left = inOrder(lifeOf(marketplaceId));
  for (let round = 0; left.length > 0; round++) {
    const early: typeof left = [];
    let last: unknown;
    for (const [event, way] of left)
      await hearer.hear(marketplaceId, event, way).catch((error: unknown) => {
        last = error;
        early.push([event, way]);
      });
    if (early.length === left.length) throw new Error('nothing of it can be taken', { cause: last });
    left = early;
  }
  return (await hearer.kept(marketplaceId)).map((row) => row.replaceAll(marketplaceId, 'mkt'));
}

function pick(life: readonly Envelope[], index: number): Envelope {
  const event = life[index];
  if (!event) throw new Error(`there is no event ${index}`);
  return event;
}
