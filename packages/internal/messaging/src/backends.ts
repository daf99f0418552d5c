import { createPostgresBackend, Queue, Worker, type JobsOptions } from 'bullmq';
import { redisOptions } from './redis-options.ts';

/** What carries jobs. BullMQ types a queue by its backend; these are the parts that both have in common. */
export interface Backend {
  queue(name: string): OpenQueue;
  worker(name: string, concurrency: number, process: Process): OpenWorker;
}

type Process = (job: { data: unknown; attemptsMade?: number }) => Promise<void>;

interface Closable {
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}
export interface OpenQueue extends Closable {
  addBulk(jobs: { name: string; data: unknown; opts: JobsOptions }[]): Promise<unknown>;
  getJobCounts(...types: JobState[]): Promise<Record<string, number>>;
}
export interface OpenWorker extends Closable {
  waitUntilReady(): Promise<unknown>;
}
type JobState = 'waiting' | 'active' | 'prioritized' | 'delayed';

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

export function postgresBackend(connectionString: string): Backend {
  return {
    queue: (name) => new Queue(name, { connection: { connectionString, max: 2 } }, createPostgresBackend),
    worker: (name, concurrency, process) =>
      new Worker(
        name,
        process,
        { ...TUNING, concurrency, connection: { connectionString, max: Math.min(concurrency, 4) + 1 } },
        createPostgresBackend,
      ),
  };
}
