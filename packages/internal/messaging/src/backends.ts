import {
  createPostgresBackend,
  Queue,
  Worker,
  type JobsOptions,
  type PostgresConnectionOptions,
} from 'bullmq';
import type { Pool } from 'pg';
import { openPool } from '@guildhall/database';
import { redisOptions } from './redis-options.ts';

/** What carries jobs. BullMQ types a queue by its backend; these are the parts that both have in common. */
export interface Backend {
  queue(name: string): OpenQueue;
  worker(name: string, concurrency: number, process: Process): OpenWorker;
}

type Process = (job: { data: unknown; attemptsMade?: number }) => Promise<void>;

interface Opened {
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** Rejects when it never will be; then only a new one helps. */
  waitUntilReady(): Promise<unknown>;
  /** With `force`, without waiting for what runs. */
  close(force?: boolean): Promise<void>;
}
export interface OpenQueue extends Opened {
  addBulk(jobs: { name: string; data: unknown; opts: JobsOptions }[]): Promise<unknown>;
  getJobCounts(...types: JobState[]): Promise<Record<string, number>>;
}
export type OpenWorker = Opened;
type JobState = 'waiting' | 'active' | 'prioritized' | 'delayed';

/** Where BullMQ keeps its tables; it does not say so to connections that are not its own. */
const SCHEMA = '-c search_path=bullmq';

// A stalled job goes back to the queue; giving up on it is the reconciler's decision, not BullMQ's.
const TUNING = { maxStalledCount: 50, lockDuration: 15_000, stalledInterval: 5_000 };

export function redisBackend(url: string): Backend {
  const connection = redisOptions(url);
  return {
    // A queue fails fast, so that the courier keeps the row; a worker waits for Redis to come back.
    queue: (name) => new Queue(name, { connection: { ...connection, enableOfflineQueue: false } }),
    worker: (name, concurrency, process) =>
      new Worker(name, process, {
        ...TUNING,
        concurrency,
        connection: { ...connection, maxRetriesPerRequest: null },
      }),
  };
}

/** Connections are ours and not BullMQ's, whose own end the process when they die at the wrong moment. */
export function postgresBackend(connectionString: string, onError: (error: Error) => void): Backend {
  const poolOf = (max: number) =>
    openPool({ connectionString, max, keepAlive: true, options: SCHEMA }, onError);
  return {
    queue: (name) => {
      const pool = poolOf(2);
      return endedWith(new Queue(name, { connection: connectionOf(pool) }, createPostgresBackend), pool);
    },
    worker: (name, concurrency, process) => {
      // One more to hear of new jobs.
      const pool = poolOf(Math.min(concurrency, 4) + 2);
      const options = { ...TUNING, concurrency, connection: connectionOf(pool) };
      return endedWith(new Worker(name, process, options, createPostgresBackend), pool);
    },
  };
}

/** BullMQ describes pg's pool by hand, and more strictly than pg does where a field may be absent. */
function connectionOf(pool: Pool): Exclude<PostgresConnectionOptions, string>;
function connectionOf(pool: object): object {
  return pool;
}

/** Ends the pool with whatever leaned on it. */
function endedWith<T extends Opened>(opened: T, pool: Pool): T {
  const close = opened.close.bind(opened);
  opened.close = async (force) => {
    await close(force);
    await pool.end();
  };
  return opened;
}
