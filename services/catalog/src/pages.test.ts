import { z } from 'zod';
import { openHarness, type Harness } from './testing/harness.ts';
import { openShop, type Shop } from './testing/shop.ts';

const page = z.looseObject({
  nodes: z.array(z.object({ at: z.union([z.string(), z.int()]) })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});
type Shown = (string | number)[];
const INFO = 'pageInfo { hasNextPage endCursor }';

/** Each list of a thing that stands in lists itself: where it is asked, and by what its rows are known. */
const LISTS = [
  ['the versions of plugins', 'Plugin', 'list: versions', 'at: id'],
  ['the timelines of versions', 'Version', 'list: timeline', 'at: rev'],
  ['the plugins of publishers', 'Publisher', 'list: plugins', 'at: name'],
  ['the members of publishers', 'Publisher', 'list: members', 'at: actorId'],
] as const;

describe('asked for many at once', () => {
  let harness: Harness;
  const shops: Shop[] = [];
  const parents: Record<string, string[]> = { Plugin: [], Version: [], Publisher: [] };

  beforeAll(async () => {
    harness = await openHarness();
    for (const count of [0, 1, 3]) {
      const shop = await openShop(harness);
      const { owner, publisherId, name } = shop;
      shops.push(shop);
      parents['Plugin']?.push(shop.pluginId);
      parents['Publisher']?.push(publisherId);
      await shop.list();
      for (let index = 0; index < count; index++) {
        parents['Version']?.push(await shop.published(`1.${index}.0`));
        const plugin = { publisherId, name: `${name}.p${index}`, title: `P${index}` };
        await harness.change(owner, 'createPlugin', plugin, 'plugin { id }');
        const { actorId } = await harness.visitor(`m${index}`);
        await harness.change(owner, 'addPublisherMember', { publisherId, actorId }, 'publisher { id }');
      }
      parents['Version']?.push(await shop.draft('9.0.0'));
    }
  });
  afterAll(() => harness.close());

  const sessions = () => [
    harness.session('staff', ['reviewer']),
    shops[2]?.owner ?? harness.session('nobody', []),
    harness.session('stranger', ['member']),
  ];

  it.each(LISTS)('%s show each what it shows alone, page by page', async (_what, type, list, row) => {
    let further = 0;
    for (const session of sessions()) {
      const read = async (ids: readonly string[], after: string | null) => {
        const source = `query ($of: [_Any!]!, $after: String) { _entities(representations: $of) {
          ... on ${type} { ${list}(first: 2, after: $after) { nodes { ${row} } ${INFO} } } } }`;
        const of = ids.map((id) => ({ __typename: type, id }));
        const shape = z.object({ _entities: z.array(z.object({ list: page }).nullable()) });
        return (await harness.read(session, source, { of, after }, shape))._entities;
      };
      const ids = parents[type] ?? [];
      const together = await read(ids, null);
      for (const [index, id] of ids.entries()) {
        const [alone] = await read([id], null);
        expect(together[index]).toEqual(alone);
        const seen: Shown = alone?.list.nodes.map(({ at }) => at) ?? [];
        for (let next = alone?.list.pageInfo; next?.hasNextPage; further++) {
          const [more] = await read([id], next.endCursor);
          seen.push(...(more?.list.nodes.map(({ at }) => at) ?? []));
          next = more?.list.pageInfo;
        }
        expect(new Set(seen).size).toBe(seen.length);
      }
    }
    expect(further).toBeGreaterThan(0);
  });

  it('a version by its name is each plugin’s own', async () => {
    const source = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Plugin { first: version(versionString: "1.0.0") { plugin { id } } version(versionString: "1.2.0") { plugin { id } } } } }`;
    const of = shops.map(({ pluginId: id }) => ({ __typename: 'Plugin', id }));
    const { data } = await harness.ask(harness.session('staff', ['reviewer']), source, { of });

    const [, second, third] = shops.map(({ pluginId: id }) => ({ plugin: { id } }));
    expect(data?.['_entities']).toEqual([
      { first: null, version: null },
      { first: second, version: null },
      { first: third, version: third },
    ]);
  });
});
