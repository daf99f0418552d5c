import { pluginChanged } from '@guildhall/schema';
import { z } from 'zod';
import { openHarness, type Harness } from '../../testing/harness.ts';
import { openShop, type Shop } from '../../testing/shop.ts';

const WANT = 'plugin { id name rev listing { state title summary icon categories visibility } }';

describe('a plugin', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  const create = (shop: Shop, input: object) => {
    const { owner, publisherId } = shop;
    return harness.change(
      owner,
      'createPlugin',
      { publisherId, name: `${shop.name}.map`, title: 'Map', ...input },
      WANT,
    );
  };
  const edit = ({ owner, pluginId }: Shop, input: object) =>
    harness.change(owner, 'editListing', { pluginId, ...input }, WANT);

  it.each([
    ['a name without namespace', { name: 'map' }, 'name'],
    ['a namespace of nobody', { name: 'nobodys.map' }, 'name'],
    ['a name in capitals', { name: 'acme.Map' }, 'name'],
    ['an empty title', { title: '' }, 'title'],
    ['a title with a control character', { title: 'a\u0007b' }, 'title'],
    ['a summary that is too long', { summary: 'x'.repeat(161) }, 'summary'],
  ])('is not created with %s', async (_what, input, field) => {
    expect(await create(await openShop(harness), input)).toMatchObject({
      plugin: null,
      userErrors: [{ code: 'BAD_INPUT', field: [field] }],
    });
  });

  it('has a name of its own', async () => {
    const shop = await openShop(harness);

    expect(await create(shop, { name: `${shop.name}.chart` })).toMatchObject({
      userErrors: [{ code: 'TAKEN' }],
    });
  });

  it('is nobody else’s to change', async () => {
    const shop = await openShop(harness);
    const stranger = harness.session('stranger', ['member']);
    const input = { pluginId: shop.pluginId, title: 'Mine now' };

    expect(await harness.change(stranger, 'editListing', input, WANT)).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    await expect(
      harness.change({ ...shop.owner, permissions: [] }, 'editListing', input, WANT),
    ).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  it.each([
    ['an unknown category', { categories: ['magic'] }, 'categories'],
    ['four categories', { categories: ['sales', 'design', 'finance', 'support'] }, 'categories'],
    ['an icon over http', { icon: 'http://a.example/i.png' }, 'icon'],
    ['a script as icon', { icon: 'javascript:alert(1)' }, 'icon'],
    ['a title that hides something', { title: 'Pay\u00ADPal' }, 'title'],
  ])('is not listed with %s', async (_what, input, field) => {
    expect(await edit(await openShop(harness), input)).toMatchObject({ userErrors: [{ field: [field] }] });
  });

  it('keeps what an edit does not name, and composes what people type', async () => {
    const shop = await openShop(harness);
    await edit(shop, { categories: ['sales', 'sales'], icon: 'https://a.example/i.png' });

    const answer = await edit(shop, { title: 'Cafe\u0301' });

    expect(answer.plugin).toMatchObject({
      listing: { title: 'Café', categories: ['sales'], icon: 'https://a.example/i.png' },
      rev: 2,
    });
    expect((await harness.told(pluginChanged)).at(-1)).toMatchObject({ rev: 2, listing: { title: 'Café' } });
  });

  it('is ready once its text says enough, and only once', async () => {
    const shop = await openShop(harness);
    await edit(shop, { summary: 'Short' });

    expect(await shop.list()).toMatchObject({ userErrors: [{ field: ['summary'] }] });
    expect((await shop.plugin()).listing.state).toBe('DRAFT');
    await edit(shop, { summary: 'Draws maps of customers.' });
    expect(await shop.list()).toMatchObject({ plugin: { listing: { state: 'READY' } } });
    expect(await shop.list()).toMatchObject({ userErrors: [{ code: 'INVALID_TRANSITION' }] });
    expect(await edit(shop, { summary: '' })).toMatchObject({ userErrors: [{ field: ['summary'] }] });
  });

  it('is listed when its text and its first version are there, whichever comes last (I6)', async () => {
    const early = await openShop(harness);
    const late = await openShop(harness);
    await early.list();
    await early.published('1.0.0');
    const id = await late.published('1.0.0');
    expect(await late.plugin()).toMatchObject({ listing: { state: 'DRAFT' }, channels: [{ version: null }] });

    await late.list();

    expect((await early.plugin()).listing.state).toBe('LISTED');
    expect(await late.plugin()).toMatchObject({
      listing: { state: 'LISTED' },
      channels: [{ version: { id } }],
    });
  });

  it('is known to its publisher and to staff before it is listed, and to everybody afterwards', async () => {
    const shop = await openShop(harness);
    const stranger = harness.session('stranger', ['endUser']);
    const reviewer = harness.session('Rita', ['reviewer']);
    const draft = await shop.draft('0.9.0');

    expect(await shop.findPlugin(stranger)).toBeNull();
    expect(await shop.find(draft, stranger)).toBeNull();
    expect(await shop.findPlugin(reviewer)).toMatchObject({ id: shop.pluginId });
    expect(await shop.find(draft, reviewer)).toMatchObject({ state: 'DRAFT' });

    await shop.list();
    const id = await shop.published('1.0.0');
    expect(await shop.findPlugin(stranger)).toMatchObject({ id: shop.pluginId });
    expect(await shop.find(draft, stranger)).toBeNull();
    expect(await shop.find(id, stranger)).toMatchObject({ timeline: { nodes: [{ event: 'publish' }] } });
  });
});

describe('finding plugins', () => {
  let harness: Harness;
  let shops: Shop[];
  beforeAll(async () => {
    harness = await openHarness();
    shops = [await openShop(harness, 'zoo'), await openShop(harness, 'ant'), await openShop(harness, 'bee')];
    for (const shop of shops) {
      await shop.list();
      await shop.published('1.0.0');
    }
    await openShop(harness, 'draft');
  });
  afterAll(() => harness.close());

  const shape = z.object({
    plugins: z.object({
      nodes: z.array(z.object({ name: z.string() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  });
  const search = async (args: string, session = harness.session('anybody', ['endUser'])) => {
    const source = `{ plugins${args} { nodes { name } pageInfo { hasNextPage endCursor } } }`;
    const { plugins } = await harness.read(session, source, {}, shape);
    return { names: plugins.nodes.map(({ name }) => name), ...plugins.pageInfo };
  };

  it('shows what is listed, by title', async () => {
    expect((await search('')).names).toEqual(['ant.chart', 'bee.chart', 'zoo.chart']);
  });

  it('reads on where a page ended', async () => {
    const first = await search('(first: 2)');
    const second = await search(`(first: 2, after: "${first.endCursor ?? ''}")`);

    expect(first).toMatchObject({ names: ['ant.chart', 'bee.chart'], hasNextPage: true });
    expect(second).toMatchObject({ names: ['zoo.chart'], hasNextPage: false });
  });

  it.each(['(first: 0)', '(first: 101)', '(after: "nonsense")', '(after: "WzFd")'])(
    'refuses %s',
    async (args) => {
      const answer = await harness.ask(
        harness.session('x', ['endUser']),
        `{ plugins${args} { nodes { id } } }`,
      );

      expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    },
  );

  it.each([
    ['(search: "ANT.")', ['ant.chart']],
    ['(search: "chart of b")', ['bee.chart']],
    ['(search: "%")', []],
    ['(search: "_oo")', []],
    ['(search: "")', ['ant.chart', 'bee.chart', 'zoo.chart']],
    ['(category: "sales")', []],
  ])('finds for %s what says exactly that', async (args, names) => {
    expect((await search(args)).names).toEqual(names);
  });

  it('finds one’s own drafts with mine', async () => {
    const owner = harness.session('draft-owner', ['member']);

    expect((await search('(mine: true)', owner)).names).toEqual(['draft.chart']);
  });

  it('leaves out what its publisher keeps unlisted, but opens it by its name', async () => {
    const shop = await openShop(harness, 'cave');
    await shop.list();
    await shop.published('1.0.0');
    const input = { pluginId: shop.pluginId, visibility: 'UNLISTED', categories: ['sales'] };
    await harness.change(shop.owner, 'editListing', input, WANT);
    const anybody = harness.session('anybody', ['endUser']);

    expect((await search('(search: "cave")')).names).toEqual([]);
    expect(await harness.ask(anybody, '{ plugin(name: "cave.chart") { name } }')).toMatchObject({
      data: { plugin: { name: 'cave.chart' } },
    });
  });

  it('counts what the catalog shows in a category', async () => {
    const [, ant] = shops;
    const input = { pluginId: ant?.pluginId, categories: ['finance'] };
    await harness.change(ant?.owner ?? harness.session('', []), 'editListing', input, WANT);

    const answer = await harness.ask(harness.session('x', ['endUser']), '{ categories { id pluginCount } }');

    expect(answer.data?.['categories']).toContainEqual({ id: 'finance', pluginCount: 1 });
    expect(answer.data?.['categories']).toContainEqual({ id: 'sales', pluginCount: 0 });
  });

  it('needs the permission to read the catalog', async () => {
    const answer = await harness.ask(harness.session('x', []), '{ plugins { nodes { id } } }');

    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
