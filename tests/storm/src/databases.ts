import { setTimeout as pause } from 'node:timers/promises';
import { SUBGRAPHS, type SubgraphName } from '@guildhall/schema';
import { openPool } from '@guildhall/service-runtime';
import pg from 'pg';
import type { z } from 'zod';

type Ask = (sql: string) => Promise<unknown[]>;

/** The databases of a deployment as its superuser sees them, past every outage. */
export interface Databases {
  rows<Row>(service: SubgraphName, sql: string, shape: z.ZodType<Row>): Promise<Row[]>;
  each(work: (service: SubgraphName, query: Ask) => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

const TRIES = 200;
const PAUSE_MS = 250;

export function openDatabases(adminUrl: string): Databases {
  const pools = new Map(SUBGRAPHS.map((service) => [service, poolOf(adminUrl, service)]));

  async function ask(service: SubgraphName, sql: string): Promise<unknown[]> {
    for (let tries = 1; ; tries++)
      try {
        const result = await pools.get(service)?.query<Record<string, unknown>>(sql);
        return result?.rows ?? [];
      } catch (error) {
        // SQLSTATEs of our own mistakes begin with 42; everything else is the weather.
        if (tries === TRIES || isOurFault(error)) throw error;
        await pause(PAUSE_MS);
      }
  }

  return {
    async rows(service, sql, shape) {
      return shape.array().parse(await ask(service, sql));
    },
    async each(work) {
      await Promise.all(SUBGRAPHS.map((service) => work(service, (sql) => ask(service, sql))));
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
    },
  };
}

function poolOf(adminUrl: string, service: SubgraphName): pg.Pool {
  const url = new URL(adminUrl);
  url.pathname = `/${service}`;
  return openPool(
    { connectionString: url.toString(), max: 2, connectionTimeoutMillis: 3_000 },
    () => undefined,
  );
}

function isOurFault(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code ?? '').startsWith('42');
}
