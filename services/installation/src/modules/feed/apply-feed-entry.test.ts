import { systemSession } from '@guildhall/authz';
import type { RestrictionState } from '@guildhall/schema';
import fc from 'fast-check';
import { aRestriction } from '../../testing/builders.ts';
import { useWorld } from '../../testing/use-world.ts';
import { aWorld } from '../../testing/world.ts';
import { applyFeedEntry } from './apply-feed-entry.ts';

/** Two restrictions that come, go and come again: six entries. */
const HISTORY: RestrictionState[] = [
  aRestriction({ id: 'res_1', rev: 1, feedSeq: 1 }),
  aRestriction({ id: 'res_2', rev: 1, feedSeq: 2, target: { type: 'VERSION', id: 'ver_a1' } }),
  aRestriction({ id: 'res_1', rev: 2, feedSeq: 3, state: 'LIFTED' }),
  aRestriction({ id: 'res_2', rev: 2, feedSeq: 4, state: 'EXPIRED' }),
  aRestriction({ id: 'res_1', rev: 3, feedSeq: 5, state: 'ACTIVE' }),
  aRestriction({ id: 'res_1', rev: 4, feedSeq: 6, state: 'LIFTED' }),
];

describe('the restriction feed', () => {
  const here = useWorld();

  function apply(marketplaceId: string, restriction: RestrictionState) {
    return here.harness.units.run(systemSession(marketplaceId, 'test'), (ctx) =>
      applyFeedEntry(ctx, { seq: restriction.feedSeq, restriction }),
    );
  }

  it('leads to the same in any order and with any repetition (I13)', async () => {
    const stirred = fc
      .tuple(
        fc.shuffledSubarray(HISTORY, { minLength: HISTORY.length }),
        fc.array(fc.constantFrom(...HISTORY), { maxLength: 4 }),
      )
      .map(([all, again]) => [...all, ...again]);
    await fc.assert(
      fc.asyncProperty(stirred, async (entries) => {
        const { marketplaceId, world } = { ...(await aWorld(here.harness)), world: here.world };
        for (const entry of entries) await apply(marketplaceId, entry);
        const held = await here.harness.rows(
          'SELECT id, rev, state FROM restriction WHERE marketplace_id = $1 AND valid_to IS NULL ORDER BY id',
          [marketplaceId],
        );
        const [position] = await here.harness.rows('SELECT feed_seq FROM epoch WHERE marketplace_id = $1', [
          marketplaceId,
        ]);
        expect(world.marketplaceId).not.toBe(marketplaceId);
        expect(held).toEqual([
          { id: 'res_1', rev: 4, state: 'LIFTED' },
          { id: 'res_2', rev: 2, state: 'EXPIRED' },
        ]);
        expect(position).toEqual({ feed_seq: 6 });
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('is applied as far as there is no hole, and says so after the commit', async () => {
    const { marketplaceId } = here.world;
    const positions: unknown[] = [];
    for (const seq of [2, 3, 1, 5, 4]) {
      await apply(marketplaceId, aRestriction({ id: `res_${seq}`, feedSeq: seq }));
      const rows = await here.harness.rows<{ feed_seq: number }>(
        'SELECT feed_seq FROM epoch WHERE marketplace_id = $1',
        [marketplaceId],
      );
      positions.push(rows[0]?.feed_seq);
    }

    expect(positions).toEqual([0, 0, 3, 3, 5]);
    const applied = here.harness.announced
      .filter(([channel]) => channel === 'applied')
      .map(([, message]) => message);
    expect(applied.slice(-2)).toEqual([
      { marketplaceId, service: 'installation', seq: 3 },
      { marketplaceId, service: 'installation', seq: 5 },
    ]);
  });

  it('moves the epoch with every entry that brings news, and with no other', async () => {
    const epoch = async () => (await here.world.resolve()).epoch;
    const before = await epoch();
    await here.world.restrict({});
    const after = await epoch();
    await here.world.restrict({});

    expect(after).toBe(before + 1);
    expect(await epoch()).toBe(after);
  });
});
