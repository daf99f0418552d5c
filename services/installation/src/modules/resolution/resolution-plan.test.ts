import pg from 'pg';
import { useWorld } from '../../testing/use-world.ts';

/** A page of one plugin touches some ten blocks; one that scans ten thousand rows touches hundreds. */
const FEW_BLOCKS = 80;

/** Where ten thousand other installations are: marketplace and organization of the n-th. */
const ELSEWHERE = [
  ['half in this marketplace, each in an organization of its own', `n % 2 = 0`, `'org' || n`, false],
  ['in two hundred marketplaces whose organizations share names', `false`, `'org' || n / 200`, false],
  [
    'half in this marketplace, and the others in organizations called like ours',
    `n % 2 = 0`,
    `CASE WHEN n % 2 = 0 THEN 'org' || n ELSE 'acme' END`,
    true,
  ],
] as const;

type Plan = { 'QUERY PLAN': { Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }[] };

describe('the plan by which a page is read', () => {
  const here = useWorld();

  async function crowd(mine: string, organization: string): Promise<void> {
    const { marketplaceId } = here.world;
    await here.harness.rows(`DELETE FROM installation WHERE id LIKE 'ins_y%'`);
    await here.harness.rows(`DELETE FROM installation_lock WHERE installation_id LIKE 'ins_y%'`);
    await here.harness.rows(
      `INSERT INTO installation (marketplace_id, id, plugin_id, publisher_id, host_key, organization, workspace, state, settings, installed_at, rev)
       SELECT CASE WHEN ${mine} THEN $1 ELSE 'mkt_' || n % 200 END, 'ins_y' || n, 'plg_' || n, 'pub_orchard', 'crm',
         ${organization}, NULL, 'ACTIVE', '{}'::jsonb, now(), 1 FROM generate_series(1, 10000) n`,
      [marketplaceId],
    );
    await here.harness.rows(
      `INSERT INTO installation_lock (marketplace_id, installation_id, rev, version_id, version_string, release_digest, valid_from)
       SELECT marketplace_id, id, 1, 'ver_a1', '1.0.0', 'release-ver_a1', now() FROM installation WHERE id LIKE 'ins_y%'`,
    );
    await here.harness.rows('VACUUM ANALYZE');
  }

  /** Blocks that a statement touches, planned for its values or, as a prepared one may be, for any. */
  async function blocks(sql: string, values: (string | null)[], mode: string): Promise<number> {
    const client = new pg.Client({ connectionString: here.harness.database.app });
    await client.connect();
    try {
      await client.query('BEGIN READ ONLY');
      await client.query(`SELECT set_config('app.marketplace', $1, true)`, [here.world.marketplaceId]);
      await client.query(`SELECT set_config('plan_cache_mode', $1, true)`, [mode]);
      const types = values.map(() => 'text').join(', ');
      await client.query(`PREPARE page (${types}) AS ${sql}`);
      const literals = values.map((value) => (value === null ? 'NULL' : client.escapeLiteral(value)));
      const explain = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE page (${literals.join(', ')})`;
      const { rows } = await client.query<Plan>(explain);
      const { Plan: top } = rows[0]?.['QUERY PLAN'][0] ?? {};
      return (top?.['Shared Hit Blocks'] ?? Infinity) + (top?.['Shared Read Blocks'] ?? Infinity);
    } finally {
      await client.end();
    }
  }

  it.each(ELSEWHERE)(
    'reads no more when ten thousand others are installed: %s',
    async (_what, mine, organization, tempting) => {
      await here.world.ship('plg_a', 'ver_a1');
      await here.world.installed('plg_a');
      await crowd(mine, organization);
      here.harness.statements.length = 0;

      expect((await here.world.resolve()).contributions).toHaveLength(1);

      const sql = here.harness.statements.find((one) => one.includes('FROM here i')) ?? '';
      const { marketplaceId } = here.world;
      const spot = [marketplaceId, 'crm', 'acme'];
      // In the order of the statement: the place, grants and restrictions, the epoch, rules, slots, the marketplace.
      const values = [
        ...[...spot, null, marketplaceId, marketplaceId, ...spot, '', ...spot, ...spot],
        marketplaceId,
      ];
      for (const mode of ['force_custom_plan', 'force_generic_plan'])
        expect(await blocks(sql, values, mode)).toBeLessThan(FEW_BLOCKS);
      // The control: with the organization's name in sight, the last crowd makes the planner read everything.
      const inSight = sql.replace(/\(SELECT (\$\d)::text\)/, '$1');
      expect(inSight).not.toBe(sql);
      const tempted = await blocks(inSight, values, 'force_custom_plan');
      expect(tempted > FEW_BLOCKS).toBe(tempting);
    },
    60_000,
  );
});
