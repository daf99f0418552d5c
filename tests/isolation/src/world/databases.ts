import { createHash } from 'node:crypto';
import { SUBGRAPHS } from '@guildhall/schema';
import pg from 'pg';
import { listTables } from '../rls/list-tables.ts';

/** The rows of one marketplace in all four databases, seen as superuser. */
export interface Databases {
  /** One hash over every row of a marketplace; `tables` are left out where the courier works at its own pace. */
  checksum(marketplace: string): Promise<string>;
  /** All rows as JSON, by `service.table`. */
  rowsOf(marketplace: string): Promise<Record<string, string>>;
  clients: { service: string; client: pg.Client }[];
  close(): Promise<void>;
}

/** What the courier notes down by itself, or what says only that somebody was seen. */
const BY_THEMSELVES = new Set(['inbox', 'due', 'idempotency', 'dead_letter']);
const MOVING_COLUMNS = ['published_at', 'handled_at', 'retry_at', 'attempt', 'last_seen_at', 'heartbeat_at'];

export async function openDatabases(adminUrl: string): Promise<Databases> {
  const clients = await Promise.all(
    SUBGRAPHS.map(async (service) => {
      const url = new URL(adminUrl);
      url.pathname = `/${service}`;
      const client = new pg.Client({ connectionString: url.toString() });
      await client.connect();
      return { service, client };
    }),
  );
  const questions = await Promise.all(
    clients.map(async ({ service, client }) => {
      const tables = await listTables(client);
      const parts = tables
        .filter(({ name }) => !BY_THEMSELVES.has(name))
        .map(
          ({ name }) =>
            `SELECT '${service}.${name}' AS name, coalesce((SELECT jsonb_agg(row ORDER BY row::text) FROM
               (SELECT to_jsonb(t) - $2::text[] AS row FROM "${name}" t WHERE marketplace_id = $1) rows), '[]')::text AS rows`,
        );
      return { client, sql: parts.join(' UNION ALL ') };
    }),
  );
  const rowsOf = async (marketplace: string) => {
    const answers = await Promise.all(
      questions.map(({ client, sql }) =>
        client.query<{ name: string; rows: string }>(sql, [marketplace, MOVING_COLUMNS]),
      ),
    );
    return Object.fromEntries(
      answers.flatMap(({ rows }) => rows.map(({ name, rows: json }) => [name, json])),
    );
  };
  return {
    rowsOf,
    clients,
    checksum: async (marketplace) =>
      createHash('sha256')
        .update(JSON.stringify(Object.entries(await rowsOf(marketplace)).sort()))
        .digest('hex'),
    async close() {
      for (const { client } of clients) await client.end();
    },
  };
}

/** Waits until nothing is under way for a marketplace, and returns the checksum at which it rests. */
export async function atRest(databases: Databases, marketplace: string, limitMs = 60_000): Promise<string> {
  const end = performance.now() + limitMs;
  let last = await databases.checksum(marketplace);
  while (performance.now() < end) {
    const waiting = await Promise.all(
      databases.clients.map(({ client }) =>
        client.query('SELECT FROM outbox WHERE marketplace_id = $1 AND handled_at IS NULL LIMIT 1', [
          marketplace,
        ]),
      ),
    );
    const now = await databases.checksum(marketplace);
    if (now === last && waiting.every(({ rowCount }) => rowCount === 0)) return now;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error(`marketplace ${marketplace} never rests`);
}
