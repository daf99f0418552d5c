import pg from 'pg';
import { z } from 'zod';
import { overhear, type Page } from './resolver.ts';

const blocks = z.int();
const plan = z.object({
  'QUERY PLAN': z.tuple([
    z.object({ Plan: z.object({ 'Shared Hit Blocks': blocks, 'Shared Read Blocks': blocks }) }),
  ]),
});
const parameters = z.array(z.union([z.string(), z.null()]));

/** 8 KB blocks that the resolver's own statement touches for a page, as PostgreSQL counts them under row level security. */
export async function countBuffers(appUrl: string, page: Page): Promise<number> {
  const { query, params } = await overhear(appUrl, page);
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(`SELECT set_config('app.marketplace', $1, true)`, [page.marketplaceId]);
    const explain = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${query}`;
    const { rows } = await client.query(explain, parameters.parse(JSON.parse(params)));
    const [{ Plan }] = plan.parse(rows[0])['QUERY PLAN'];
    return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
  } finally {
    await client.end();
  }
}
