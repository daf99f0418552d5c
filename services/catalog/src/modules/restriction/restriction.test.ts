import type { RestrictionState } from '@guildhall/schema';
import { z } from 'zod';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { digestOf, openShop } from '../../testing/shop.ts';
import { BEGINS, ENDS } from './apply-restriction.ts';

const found = z.object({ plugins: z.object({ nodes: z.array(z.unknown()) }) });

describe('a restriction', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  async function openListed() {
    const shop = await openShop(harness);
    await shop.list();
    const old = await shop.published('1.0.0');
    const head = await shop.published('2.0.0');
    const search = async () => {
      const source = 'query ($text: String) { plugins(search: $text) { nodes { id } } }';
      const answer = await harness.read(shop.owner, source, { text: `Chart of ${shop.name}` }, found);
      return answer.plugins.nodes.length;
    };
    const state = async () => {
      const { listing, channels } = await shop.plugin();
      return { listing: listing.state, head: channels[0]?.version?.id ?? null, found: await search() };
    };
    return { shop, old, head, state };
  }

  type Target = RestrictionState['target'];
  const onHead = ({ head }: { head: string }): Target => ({ type: 'VERSION', id: head });
  const onDigest = ({ head }: { head: string }): Target => ({ type: 'DIGEST', id: digestOf(`r${head}`) });
  const onPlugin = ({ shop }: { shop: { pluginId: string } }): Target => ({
    type: 'PLUGIN',
    id: shop.pluginId,
  });
  const onPublisher = ({ shop }: { shop: { publisherId: string } }): Target => ({
    type: 'PUBLISHER',
    id: shop.publisherId,
  });

  it.each([
    ['WARN', onHead, 'LISTED', 'head', 1],
    ['SOFT_BLOCK', onHead, 'LISTED', 'old', 1],
    ['HARD_BLOCK', onHead, 'LISTED', 'old', 1],
    ['DIGEST_DENY', onDigest, 'LISTED', 'old', 1],
    ['LISTING_HIDE', onPlugin, 'READY', 'head', 0],
    ['PLUGIN_SUSPEND', onPlugin, 'READY', null, 0],
    ['PUBLISHER_RESTRICT', onPublisher, 'LISTED', 'head', 1],
    ['PUBLISHER_SUSPEND', onPublisher, 'READY', null, 0],
    ['PUBLISHER_BAN', onPublisher, 'READY', null, 0],
  ] as const)(
    '%s shows in listing, channel and search at once (I6, I15)',
    async (kind, on, listing, head, found) => {
      const listed = await openListed();
      await listed.shop.restrict(kind, on(listed));

      expect(await listed.state()).toEqual({ listing, head: head && listed[head], found });
    },
  );

  it('that is lifted leaves everything as it was', async () => {
    const { shop, state } = await openListed();
    const before = await state();
    const target: Target = { type: 'PLUGIN', id: shop.pluginId };
    await shop.restrict('PLUGIN_SUSPEND', target, { id: `res_${shop.name}` });

    await shop.restrict('PLUGIN_SUSPEND', target, {
      id: `res_${shop.name}`,
      state: 'LIFTED',
      rev: 2,
      feedSeq: 2,
    });

    expect(await state()).toEqual(before);
  });

  it('is not brought back by news that comes late (I13)', async () => {
    const { shop, state } = await openListed();
    const before = await state();
    const target: Target = { type: 'PLUGIN', id: shop.pluginId };

    await shop.restrict('PLUGIN_SUSPEND', target, {
      id: `res_${shop.name}`,
      state: 'LIFTED',
      rev: 2,
      feedSeq: 2,
    });
    await shop.restrict('PLUGIN_SUSPEND', target, { id: `res_${shop.name}` });

    expect(await state()).toEqual(before);
  });

  it('begins and ends at its hour (I18)', async () => {
    const { shop, head, state } = await openListed();
    const soon = new Date(Date.now() + 500).toISOString();
    const later = new Date(Date.now() + 1_000).toISOString();
    await shop.restrict(
      'PLUGIN_SUSPEND',
      { type: 'PLUGIN', id: shop.pluginId },
      { effectiveAt: soon, expiresAt: later },
    );
    expect(await state()).toMatchObject({ head });

    await until(soon);
    expect(await harness.elapse(BEGINS)).toBe(1);
    expect(await state()).toMatchObject({ head: null, listing: 'READY' });

    await until(later);
    expect(await harness.elapse(ENDS)).toBe(1);
    expect(await state()).toMatchObject({ head, listing: 'LISTED' });
  });

  it('still lets those who installed the plugin read its name', async () => {
    const { shop } = await openListed();
    await shop.restrict('PLUGIN_SUSPEND', { type: 'PLUGIN', id: shop.pluginId });

    const admin = harness.session('Ada', ['orgAdmin']);
    expect(await shop.plugin(admin)).toMatchObject({
      name: `${shop.name}.chart`,
      listing: { state: 'READY' },
    });
  });
});

async function until(instant: string): Promise<void> {
  await new Promise((done) => setTimeout(done, Math.max(0, Date.parse(instant) - Date.now() + 20)));
}
