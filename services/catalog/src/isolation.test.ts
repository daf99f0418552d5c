import { systemSession } from '@guildhall/authz';
import { z } from 'zod';
import { openHarness, type Harness } from './testing/harness.ts';
import { openShop, type Shop } from './testing/shop.ts';
import { snapshots } from './snapshots.ts';

describe('two marketplaces', () => {
  let harness: Harness;
  let shop: Shop;
  let versionId: string;
  beforeAll(async () => {
    harness = await openHarness();
    shop = await openShop(harness);
    await shop.list();
    versionId = await shop.published('1.0.0');
  });
  afterAll(() => harness.close());

  it('read each other’s ids as nothing, with every permission (I12)', async () => {
    const other = harness.session('owner', ['owner', 'member'], { marketplaceId: 'mkt_other' });
    const source = `query ($p: ID!, $g: ID!, $v: ID!) {
      publisher(id: $p) { id } plugin(id: $g) { id } version(id: $v) { id } plugins { nodes { id } }
      _entities(representations: [{ __typename: "Plugin", id: $g }, { __typename: "Version", id: $v }]) { __typename }
    }`;
    const ids = { p: shop.publisherId, g: shop.pluginId, v: versionId };

    const own = (await harness.ask(shop.owner, source.replace('_entities', 'known: _entities'), ids)).data;
    expect(own).toMatchObject({
      publisher: {},
      plugin: {},
      version: {},
      plugins: { nodes: [{}] },
      known: [{}, {}],
    });
    expect((await harness.ask(other, source, ids)).data).toEqual({
      publisher: null,
      plugin: null,
      version: null,
      plugins: { nodes: [] },
      _entities: [null, null],
    });
  });

  it('change nothing of each other (I12)', async () => {
    const before = await harness.rows('SELECT * FROM version WHERE id = $1', [versionId]);
    const other = { ...shop.owner, marketplaceId: 'mkt_other' };

    const answer = await harness.change(other, 'yankVersion', { versionId, reason: 'x' }, 'version { id }');

    expect(answer).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await harness.rows('SELECT * FROM version WHERE id = $1', [versionId])).toEqual(before);
  });

  it('show snapshots of their own rows, page by page', async () => {
    const shown = async (marketplaceId: string) => {
      const session = systemSession(marketplaceId, 'test');
      const events: string[] = [];
      for (const snapshot of snapshots) {
        const page = await harness.units.run(session, (ctx) => snapshot.page(ctx, '', 10), {
          readOnly: true,
        });
        events.push(...page.envelopes.map(({ name, aggregate }) => `${name} ${aggregate.id}`));
      }
      return events;
    };

    expect(await shown(harness.marketplaceId)).toEqual([
      `catalog.publisher.changed ${shop.publisherId}`,
      `catalog.plugin.changed ${shop.pluginId}`,
      `catalog.version.changed ${versionId}`,
      `catalog.channel.moved ${shop.pluginId}/stable`,
    ]);
    expect(await shown('mkt_other')).toEqual([]);
  });
});

describe('a list', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
    for (let index = 0; index < 6; index++) {
      const shop = await openShop(harness);
      await shop.list();
      await shop.published('1.0.0');
    }
  });
  afterAll(() => harness.close());

  const shape = z.object({ plugins: z.object({ nodes: z.array(z.unknown()) }) });
  const TIMELINE = 'timeline(first: 3) { nodes { event actorName } }';
  const FIELDS = `id installCount availableActions
    publisher { name namespaces availableActions members { nodes { name } } plugins(first: 1) { nodes { name } } }
    versions(first: 2) { nodes { id ${TIMELINE} } } version(versionString: "1.0.0") { ${TIMELINE} }
    channels { version { id stage { label } installable { ok } plugin { name } availableActions } }`;

  async function questionsFor(first: number): Promise<number> {
    const before = harness.questions.asked;
    const source = `{ plugins(first: ${first}) { nodes { ${FIELDS} } } }`;
    const { plugins } = await harness.read(harness.session('anybody', ['member']), source, {}, shape);
    expect(plugins.nodes).toHaveLength(first);
    return harness.questions.asked - before;
  }

  it('asks the database as much for six things as for two', async () => {
    const two = await questionsFor(2);

    expect(await questionsFor(6)).toBe(two);
    expect(two).toBeLessThan(20);
  });

  it('resolves references in as many questions for six as for two', async () => {
    const ids = (await harness.rows('SELECT id FROM version ORDER BY id')).map(({ id }) => id);
    const ask = async (count: number) => {
      const before = harness.questions.asked;
      const representations = ids.slice(0, count).map((id) => ({ __typename: 'Version', id }));
      const source = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Version { id plugin { ${FIELDS} } } } }`;
      const { data } = await harness.ask(harness.session('anybody', ['member']), source, {
        r: representations,
      });
      expect(data?.['_entities']).toHaveLength(count);
      return harness.questions.asked - before;
    };

    expect(await ask(6)).toBe(await ask(2));
  });
});
