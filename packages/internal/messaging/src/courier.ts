import { setTimeout as pause } from 'node:timers/promises';
import { openPool } from '@guildhall/database';
import type pg from 'pg';
import { openBell } from './bell.ts';
import type { Bus } from './bus.ts';
import {
  acknowledge,
  claimBatch,
  markPublished,
  purgeHandled,
  takeBack,
  type OutboxRow,
} from './courier-sql.ts';
import type { Outgoing, Queues } from './queues.ts';
import { within } from './within.ts';

export interface Courier {
  close(): Promise<void>;
}

export interface CourierOptions {
  /** The service whose outbox is emptied. */
  service: string;
  /** URL of the courier's login: the application's sees one marketplace at a time and would publish nothing. */
  databaseUrl: string;
  queues: Queues;
  bus: Bus;
  /** How many messages of one marketplace may be under way in a queue; the rest wait in the outbox. */
  inFlight?: Record<string, number>;
  onError: (error: Error) => void;
}

const POLL_MS = 200;
const RECONCILE_MS = 1_000;
const PURGE_MS = 60_000;
const BATCH = 200;
const PUBLISH_WITHIN_MS = 4_000;

/**
 * Carries committed outbox rows to the queues, at least once, and asks again for those nobody acknowledged.
 *
 * It wakes on a nudge and, because nudges can be lost, looks every 200 ms anyway. Queues are disposable: what they
 * lose is still here, unhandled, and leaves again under a new job id.
 */
export async function startCourier(options: CourierOptions): Promise<Courier> {
  const { service, queues, bus, onError } = options;
  const pool = openPool({ connectionString: options.databaseUrl, max: 3 }, onError);
  const bell = openBell();
  const stop = new AbortController();
  await bus.subscribe(`nudge.${service}`, bell.ring);
  await bus.subscribe(`handled.${service}`, (message) => {
    if (!stop.signal.aborted) acknowledge(pool, parseIds(message)).catch(onError);
  });

  const loops = [
    every(
      POLL_MS,
      stop.signal,
      bell.next,
      async () => (await publishBatch(pool, options)) === BATCH,
      onError,
    ),
    every(RECONCILE_MS, stop.signal, never, () => takeBack(pool), onError),
    every(PURGE_MS, stop.signal, never, () => purgeHandled(pool), onError),
  ];

  async function publishBatch(from: pg.Pool, { inFlight = {} }: CourierOptions): Promise<number> {
    const client = await from.connect();
    try {
      await client.query('BEGIN');
      const rows = await claimBatch(client, inFlight, BATCH);
      const published: OutboxRow[] = [];
      // All at once: a queue that does not take its jobs keeps none of the others waiting.
      const groups = [...Map.groupBy(rows, (row) => row.queue)];
      await Promise.all(
        groups.map(async ([queue, group]) => {
          const jobs = group.map((row) => outgoing(service, row));
          await within(PUBLISH_WITHIN_MS, queues.add(queue, jobs), `queue ${queue} did not answer`).then(
            () => published.push(...group),
            onError,
          );
        }),
      );
      // Marked only after the queue has them: a crash in between publishes twice, never not at all.
      await markPublished(client, published);
      await client.query('COMMIT');
      client.release();
      return published.length;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  return {
    async close() {
      stop.abort();
      bell.ring();
      await Promise.all(loops);
      await pool.end();
    },
  };
}

/** Repeats `act` until stopped: at once while it says there is more, else after `ms` or when `wake` resolves. */
async function every(
  ms: number,
  stop: AbortSignal,
  wake: () => Promise<void>,
  act: () => Promise<boolean>,
  onError: (error: Error) => void,
): Promise<void> {
  while (!stop.aborted) {
    const woken = wake();
    const more = await act().catch((error: unknown) => {
      onError(error instanceof Error ? error : new Error(String(error)));
      return false;
    });
    if (!more) await Promise.race([woken, pause(ms, undefined, { signal: stop }).catch(() => undefined)]);
  }
}

function outgoing(producer: string, row: OutboxRow): Outgoing {
  const consumer = row.queue.split('-', 1)[0] ?? row.queue;
  return {
    jobId: `${producer}-${row.id}-${consumer}-a${row.attempt}`,
    priority: Math.max(1, row.place),
    parcel: {
      producer,
      outboxId: row.id,
      marketplaceId: row.marketplace_id,
      name: row.name,
      body: row.body,
    },
  };
}

function parseIds(message: string): string[] {
  return message.split(',').filter((id) => /^\d+$/.test(id));
}

const never = () => new Promise<void>(() => undefined);
