import fc from 'fast-check';
import { channelMoved } from '@guildhall/schema';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { openShop, type Shop } from '../../testing/shop.ts';
import { versionLifecycle } from './version-lifecycle.ts';

type Step = (shop: Shop, id: string) => Promise<unknown>;

describe('any sequence of events', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  const act = (name: string): Step => {
    return ({ owner }, versionId) =>
      harness.change(owner, name, { versionId, reason: 'Because.' }, 'version { id }');
  };
  const STEPS: Record<string, Step> = {
    submit: (shop, id) => shop.submit(id),
    start: (shop, id) => shop.start(id),
    conclude: (shop, id) => shop.conclude(id),
    fail: (shop, id) => shop.conclude(id, { outcome: 'ERROR', error: 'broken', release: null }),
    approve: (shop, id) => shop.decide(id, 'APPROVE').catch(() => undefined),
    review: (shop, id) => shop.decide(id, 'REVIEW'),
    quarantine: (shop, id) => shop.decide(id, 'QUARANTINE'),
    reject: (shop, id) => shop.decide(id, 'REJECT'),
    stale: (shop, id) => shop.decide(id, 'APPROVE', { versionRev: 1 }),
    block: (shop, id) => shop.restrict('SOFT_BLOCK', { type: 'VERSION', id }, { id: `res_${id}` }),
    lift: (shop, id) =>
      shop.restrict(
        'SOFT_BLOCK',
        { type: 'VERSION', id },
        { id: `res_${id}`, state: 'LIFTED', rev: 2, feedSeq: 2 },
      ),
    publish: act('publishVersion'),
    yank: act('yankVersion'),
    unyank: act('unyankVersion'),
    withdraw: act('withdrawVersion'),
  };

  // eslint-disable-next-line jest/expect-expect -- checkHistory asserts, after every sequence
  it('leaves a log that leads to the state, one audit row a step, and a channel to what is installable (I5, I6, I11, I15)', async () => {
    // Mostly forwards, so that the sequences get far.
    const forwards = fc.constantFrom('submit', 'start', 'conclude', 'approve', 'yank', 'unyank');
    const anything = fc.constantFrom(...Object.keys(STEPS));
    const sequences = fc.array(fc.oneof({ weight: 2, arbitrary: forwards }, anything), { maxLength: 14 });

    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const shop = await openShop(harness);
        await shop.list();
        const id = await shop.draft('1.0.0');
        for (const step of sequence) await STEPS[step]?.(shop, id);
        await checkHistory(shop, id);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  async function checkHistory(shop: Shop, id: string): Promise<void> {
    const { state, rev, timeline } = await shop.look(id);
    let replayed = 'DRAFT';
    for (const { event, from, to } of timeline.nodes.slice(1)) {
      expect(from).toBe(replayed);
      expect(versionLifecycle.table).toHaveProperty(event);
      replayed = to;
    }
    expect(replayed).toBe(state);
    expect(timeline.nodes.map((step) => step.rev)).toEqual(
      Array.from({ length: rev + 1 }, (_, index) => index),
    );

    const audit = await harness.rows(
      `SELECT rev FROM audit_entry WHERE subject_id = $1
       AND action NOT IN ('version.decisionIgnored', 'version.publishHeld') ORDER BY rev`,
      [id],
    );
    expect(audit.map((row) => row['rev'])).toEqual(timeline.nodes.map((step) => step.rev));

    const [channel] = (await shop.plugin()).channels;
    const { listing } = await shop.plugin();
    const [blocked] = await harness.rows("SELECT 1 FROM restriction WHERE id = $1 AND state = 'ACTIVE'", [
      `res_${id}`,
    ]);
    const offered = state === 'PUBLISHED' && !blocked;
    expect(channel?.version?.id ?? null).toBe(offered ? id : null);
    expect(listing.state).toBe(offered ? 'LISTED' : 'READY');
    const moves = (await harness.told(channelMoved)).filter(({ pluginId }) => pluginId === shop.pluginId);
    expect(moves.at(-1)?.versionId ?? null).toBe(channel?.version?.id ?? null);
  }
});
