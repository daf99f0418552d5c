import { openPool } from '@guildhall/database';
import type pg from 'pg';

/** A transaction as Prisma offers it, over plain pg: for tests that have no Prisma schema. */
export interface PgTransaction {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  $queryRaw<T>(query: TemplateStringsArray, ...values: unknown[]): Promise<T>;
}

export interface PgDatabase {
  $transaction<T>(work: (tx: PgTransaction) => Promise<T>): Promise<T>;
  $disconnect(): Promise<void>;
}

export function openPgDatabase(url: string): PgDatabase {
  // A killed server is the subject of some tests.
  const pool = openPool({ connectionString: url, max: 8 }, () => undefined);
  return {
    async $transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const result = await work(over(client));
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        client.release(true);
        throw error;
      }
    },
    $disconnect: () => pool.end(),
  };
}

function over(client: pg.PoolClient): PgTransaction {
  const run = (query: TemplateStringsArray, values: unknown[]) =>
    client.query(
      query.reduce((text, part, index) => `${text}$${index}${part}`),
      values.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value)),
    );
  return {
    $executeRaw: async (query, ...values) => (await run(query, values)).rowCount ?? 0,
    $queryRaw: async <T>(query: TemplateStringsArray, ...values: unknown[]) =>
      (await run(query, values)).rows as T,
  };
}
