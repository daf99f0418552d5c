import { COURIER } from '@guildhall/database';
import { SUBGRAPHS, type SubgraphName } from '@guildhall/schema';
import { startTestPostgres } from '@guildhall/testing';
import { findUnguarded } from './rls/find-unguarded.ts';
import { listTables, type Table } from './rls/list-tables.ts';
import { plantRow } from './rls/plant-row.ts';
import { grantsOf, PLAIN_ROLE, roleOf } from './rls/privileges.ts';
import { NO_REACH, reachAcross } from './rls/reach-across.ts';
import { openServiceDatabase, type ServiceDatabase } from './rls/service-database.ts';

/** All that the courier may touch, in every service alike. */
const COURIER_GRANTS = [
  'due: DELETE, SELECT, UPDATE',
  'inbox: DELETE, SELECT, UPDATE',
  'outbox: DELETE, SELECT, UPDATE',
];

/** And what one service's courier reads besides: gateways ask it which places of many marketplaces have changed. */
const READ_BESIDES: Partial<Record<SubgraphName, string[]>> = { installation: ['place_epoch: SELECT'] };

describe.each(SUBGRAPHS)('the database of %s', (service) => {
  const opened: (() => Promise<void>)[] = [];
  let database: ServiceDatabase;
  let tables: Table[];

  beforeAll(async () => {
    const postgres = await startTestPostgres();
    opened.push(postgres.stop);
    database = await openServiceDatabase(postgres.url, service);
    opened.push(() => database.admin.end());
    tables = await listTables(database.admin);
    for (const table of tables)
      for (const marketplace of ['A', 'B']) await plantRow(database.admin, table, marketplace);
  });
  afterAll(async () => {
    for (const close of opened.reverse()) await close();
  });

  const reaches = async (here: string, there: string) => {
    const all = await Promise.all(
      tables.map(
        async (table) => [table.name, await reachAcross(database.urls.app, table, here, there)] as const,
      ),
    );
    return Object.fromEntries(all);
  };

  it('guards every table by one policy that knows one marketplace', async () => {
    expect(tables.length).toBeGreaterThan(6);
    expect(await findUnguarded(database.admin, `${service}_app`)).toEqual([]);
  });

  it('lets the application neither read, change, delete nor write a row of another marketplace', async () => {
    expect(await reaches('A', 'B')).toEqual(Object.fromEntries(tables.map(({ name }) => [name, NO_REACH])));
  });

  it('lets the application read its own rows and change what it was granted, so that the refusals mean something', async () => {
    const own = await reaches('A', 'A');

    expect(Object.entries(own).filter(([, { read }]) => read !== 1)).toEqual([]);
    expect(own['outbox']).toMatchObject({ read: 1, changed: 1, deleted: 1 });
  });

  it('shows nothing at all where no marketplace was entered', async () => {
    for (const [name, reach] of Object.entries(await reaches('', 'B')))
      expect({ name, ...reach }).toEqual({ name, ...NO_REACH });
  });

  it('is served by logins that own nothing and can bypass nothing', async () => {
    for (const login of [`${service}_app`, COURIER])
      expect(await roleOf(database.admin, login)).toEqual(PLAIN_ROLE);
  });

  it('shows the courier messages and nothing else', async () => {
    expect(await grantsOf(database.admin, COURIER)).toEqual([
      ...COURIER_GRANTS,
      ...(READ_BESIDES[service] ?? []),
    ]);
  });

  it('gives everybody else nothing', async () => {
    await database.admin.query(`CREATE ROLE stranger_${service} LOGIN`);
    expect(await grantsOf(database.admin, `stranger_${service}`)).toEqual([]);
  });

  describe('the probes themselves', () => {
    it('find a table that was created without a policy', async () => {
      await database.admin.query('CREATE TABLE forgotten (marketplace_id text, id text, PRIMARY KEY (id))');

      expect(await findUnguarded(database.admin, `${service}_app`)).toEqual([
        'forgotten: row level security is not forced',
        'forgotten: its key does not begin with marketplace_id',
        `forgotten: no policy for ${service}_app`,
      ]);
      await database.admin.query('DROP TABLE forgotten');
    });

    it('see the other marketplace once row level security is off', async () => {
      await database.admin.query('ALTER TABLE audit_entry DISABLE ROW LEVEL SECURITY');

      const { audit_entry, ...others } = await reaches('A', 'B');
      expect(audit_entry).toMatchObject({ read: 1, changed: 1, deleted: 1 });
      expect(Object.values(others)).toEqual(Object.values(others).map(() => NO_REACH));
      await database.admin.query('ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY');
    });

    it('see a policy that is open to everyone', async () => {
      await database.admin.query(`CREATE POLICY open_door ON audit_entry TO ${service}_app USING (true)`);

      expect(await findUnguarded(database.admin, `${service}_app`)).toEqual([
        `audit_entry: the policy for ${service}_app says true`,
      ]);
      await database.admin.query('DROP POLICY open_door ON audit_entry');
    });
  });
});
