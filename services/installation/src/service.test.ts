import { tablesWithoutForcedRls } from '@guildhall/testing';
import pg from 'pg';
import { installation } from './service.ts';
import { useWorld } from './testing/use-world.ts';
import { ACME } from './testing/world.ts';

describe('the service', () => {
  const here = useWorld();

  it('forces every table to show one marketplace at a time', async () => {
    expect(await tablesWithoutForcedRls(here.harness.database)).toEqual([]);
  });

  it('lets the courier see how far the feed of each marketplace is applied, and nothing of installations', async () => {
    const courier = new pg.Client({ connectionString: here.harness.database.courier });
    await courier.connect();
    try {
      const { rows } = await courier.query('SELECT marketplace_id, feed_seq FROM epoch');
      expect(rows).toContainEqual({ marketplace_id: here.world.marketplaceId, feed_seq: 0 });
      await expect(courier.query('SELECT * FROM installation')).rejects.toThrow('permission denied');
    } finally {
      await courier.end();
    }
  });

  it('asks the database as often for thirty installations as for three', async () => {
    const query = `query ($first: Int!) { installations(first: $first) { nodes {
      plugin { id reach { installations organizations } } lock { versionString } runnable { ok } consent { id }
      pendingUpdate { permissions { name } } secrets { name } fallback { versionString } timeline(first: 3) { nodes { event } } availableActions } } }`;
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
    for (let index = 0; index < 30; index++)
      await here.world.install('plg_a', { scope: { ...ACME, workspace: `w${index}` } });
    const count = async (first: number) => {
      here.harness.statements.length = 0;
      const { data } = await here.world.ask(here.world.admin, query, { first });
      expect(data?.['installations']).toHaveProperty('nodes');
      return here.harness.statements.length;
    };

    expect(await count(30)).toBe(await count(3));
  }, 30_000);

  it('asks the database as often what installing ten plugins would mean as for two', async () => {
    const query = `query ($of: [_Any!]!, $scope: ScopeInput!) { _entities(representations: $of) {
      ... on Plugin { installability(scope: $scope) { action consent { versionString } installation { id } } } } }`;
    const names = Array.from({ length: 10 }, (_, index) => `plg_many${index}`);
    for (const name of names) await here.world.ship(name, `ver_${name}`, { required: ['contacts:read'] });
    await here.world.install('plg_many1', { scope: ACME });
    const count = async (many: number) => {
      here.harness.statements.length = 0;
      const of = names.slice(0, many).map((id) => ({ __typename: 'Plugin', id }));
      const { data } = await here.world.ask(here.world.admin, query, { of, scope: ACME });
      expect(data?.['_entities']).toMatchObject([
        { installability: { action: 'INSTALL', consent: {} } },
        { installability: { action: 'INSTALLED', installation: {} } },
        ...names.slice(2, many).map(() => ({ installability: { action: 'INSTALL' } })),
      ]);
      return here.harness.statements.length;
    };

    expect(await count(10)).toBe(await count(2));
  }, 30_000);

  it('pages through installations without missing or repeating one, and refuses a cursor it never gave', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    for (let index = 0; index < 5; index++)
      await here.world.installed('plg_a', { scope: { ...ACME, workspace: `w${index}` } });
    const query = `query ($after: String, $first: Int) {
      installations(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;

    const first = await here.world.ask(here.world.admin, query, { first: 3 });
    expect(first.data?.['installations']).toMatchObject({ pageInfo: { hasNextPage: true } });
    const bad = await here.world.ask(here.world.admin, query, { after: 'nonsense!' });
    const many = await here.world.ask(here.world.admin, query, { first: 101 });
    expect([bad, many].map(({ errors }) => errors?.[0]?.extensions?.code)).toEqual([
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
    ]);
  });

  it('shows everything it owns to whoever rebuilds', async () => {
    await here.world.ship('plg_a', 'ver_a1');
    await here.world.installed('plg_a');
    const sizes = await here.harness.units.run(here.world.owner, async (ctx) => {
      const pages: [string, number][] = [];
      for (const snapshot of installation.snapshots ?? [])
        pages.push([snapshot.event, (await snapshot.page(ctx, '', 10)).envelopes.length]);
      return pages;
    });

    expect(sizes).toEqual([
      ['installation.host.changed', 1],
      ['installation.surface.published', 1],
      ['installation.installation.changed', 1],
    ]);
  });

  it.each([
    ['admin', 'INSTALL'],
    ['user', 'REQUEST'],
    ['owner', 'NONE'],
  ] as const)('tells %s what installing would mean: %s', async (who, action) => {
    await here.world.ship('plg_a', 'ver_a1', { required: ['contacts:read'] });
    const query = `query ($of: [_Any!]!, $scope: ScopeInput!) {
      _entities(representations: $of) { ... on Plugin { installability(scope: $scope) { action consent { permissionDigest } } } } }`;

    const of = [{ __typename: 'Plugin', id: 'plg_a' }];
    const { data } = await here.world.ask(here.world[who], query, { of, scope: ACME });

    expect(data?.['_entities']).toMatchObject([{ installability: { action } }]);
  });
});
