import { openPool } from '@guildhall/service-runtime';
import type { Logger } from 'pino';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { impatientRedis } from '../impatient-redis.ts';

/** Opens counters that all replicas share: on Redis or PostgreSQL, wherever the bus runs. Each counts on alone while it is away. */
export interface SharedCounters {
  counter(name: string, points: number): RateLimiterAbstract;
  close(): Promise<void>;
}

export const WINDOW_SECONDS = 60;

export async function openSharedCounters(url: string, log: Logger): Promise<SharedCounters> {
  const stumbled = (error: Error) => {
    log.warn({ err: error }, 'the shared rate counters stumbled');
  };
  return url.startsWith('redis') ? onRedis(url, stumbled) : onPostgres(url, stumbled);
}

async function onRedis(url: string, stumbled: (error: Error) => void): Promise<SharedCounters> {
  const storeClient = impatientRedis(url, { stumbled });
  await storeClient.connect().catch(stumbled);
  return {
    counter: (name, points) =>
      new RateLimiterRedis({ storeClient, ...settings(name, points), rejectIfRedisNotReady: true }),
    close() {
      storeClient.disconnect();
      return Promise.resolve();
    },
  };
}

/** Nobody waits longer for it than for Redis. Milliseconds. */
const MOMENT = { connectionTimeoutMillis: 250, query_timeout: 250 };
const TABLE = { storeType: 'pool', tableName: 'rate_counter' };

async function onPostgres(url: string, stumbled: (error: Error) => void): Promise<SharedCounters> {
  await makeTable(url, stumbled);
  const storeClient = openPool({ connectionString: url, max: 2, ...MOMENT }, stumbled);
  return {
    counter: (name, points) =>
      new RateLimiterPostgres({ storeClient, ...TABLE, tableCreated: true, ...settings(name, points) }),
    close: () => storeClient.end(),
  };
}

/** Once, and waited for: nothing is counted without it. */
async function makeTable(url: string, stumbled: (error: Error) => void): Promise<void> {
  const storeClient = openPool({ connectionString: url, max: 1 }, stumbled);
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  new RateLimiterPostgres({ storeClient, ...TABLE, points: 1, duration: 1 }, (error?: Error) => {
    if (error) reject(error);
    else resolve(undefined);
  });
  await promise.finally(() => storeClient.end());
}

function settings(name: string, points: number) {
  // A changed limit begins a count of its own: leases of another size would empty it at once.
  const shape = { keyPrefix: `guildhall-rate-${name}-${points}`, points, duration: WINDOW_SECONDS };
  return { ...shape, insuranceLimiter: new RateLimiterMemory(shape) };
}
