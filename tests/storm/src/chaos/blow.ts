import { setTimeout as pause } from 'node:timers/promises';
import type { Guildhall } from '@guildhall/standalone';
import pg from 'pg';
import type { Databases } from '../databases.ts';
import type { Deaths } from '../deaths/deaths.ts';
import { repeatMessages } from './repeat-messages.ts';
import type { Blow } from './schedule.ts';

/** What a storm blows over. */
export interface World {
  guildhall: Guildhall;
  databases: Databases;
  deaths: Deaths;
}

/** Breaks one thing. Resolves when what was away is back; supervised processes come back by themselves. */
export async function blow(
  { fault, target, awayMs }: Blow,
  { guildhall: { stores, fleet }, databases, deaths }: World,
): Promise<void> {
  switch (fault) {
    case 'worker':
      deaths.kill(fleet, `${target}-worker`);
      return;
    case 'service':
      deaths.kill(fleet, target);
      return;
    case 'gateway':
      deaths.kill(fleet, 'gateway');
      return;
    case 'postgres':
      return powerCut(stores.postgres, awayMs);
    case 'redis':
      return stores.redis ? powerCut(stores.redis, awayMs) : undefined;
    case 'flush':
      return forgetEverything(stores.queueUrl);
    case 'connections':
      return cutConnections(stores.adminUrl);
    case 'repeat':
      return repeatMessages(databases);
  }
}

async function powerCut(server: Guildhall['stores']['postgres'], awayMs: number): Promise<void> {
  await server.power?.cut();
  await pause(awayMs);
  await server.power?.restore();
}

async function forgetEverything(queueUrl: string): Promise<void> {
  const { Redis } = await import('ioredis');
  const client = new Redis(queueUrl, { lazyConnect: true });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.flushall();
  } catch {
    // It is away already, which is worse.
  } finally {
    client.disconnect();
  }
}

/** Every third connection, in the middle of whatever it does. */
async function cutConnections(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename IS NOT NULL AND pid % 3 = 0',
    );
  } catch {
    // PostgreSQL is away; so are its connections.
  } finally {
    await client.end().catch(() => undefined);
  }
}
