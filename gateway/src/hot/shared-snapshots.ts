import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { MAX_AGE_MS, wire, type Snapshot } from './snapshot.ts';

/** Snapshots that all gateways share. A cache: losing it costs time, and what it says is checked like one's own. */
export interface SharedSnapshots {
  get(key: string): Promise<Snapshot | null>;
  put(key: string, snapshot: Snapshot): Promise<void>;
  /** True for the one gateway that is to fill; the others wait a while for what it puts, then fill themselves. */
  mayFill(key: string): Promise<boolean>;
  /** Nothing came of it: whoever waits need not. */
  release(key: string): Promise<void>;
  /** What somebody else puts within a moment; null as soon as nobody is at it. */
  awaited(key: string): Promise<Snapshot | null>;
  close(): Promise<void>;
}

const stored = z.object({
  epoch: z.int(),
  feedSeq: z.int(),
  validUntil: z.number(),
  filledAt: z.number(),
  etag: z.string(),
  body: z.string(),
});

const LOCK_MS = 2_000;
const WAIT_MS = 500;
const LOOK_EVERY_MS = 25;

export async function openSharedSnapshots(url: string, log: Logger): Promise<SharedSnapshots> {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 250,
    keyPrefix: 'guildhall:snapshot:',
  });
  redis.on('error', (error) => {
    log.warn({ err: error }, 'shared snapshots stumbled');
  });
  await redis.connect().catch(() => undefined);

  async function get(key: string): Promise<Snapshot | null> {
    const text = await redis.get(key).catch(() => null);
    if (text === null) return null;
    const { body, ...rest } = stored.parse(JSON.parse(text));
    return { ...rest, body: wire(body) };
  }

  return {
    get,
    async put(key, { body, ...rest }) {
      const text = JSON.stringify({ ...rest, body: Buffer.from(body, 'latin1').toString() });
      await redis.set(key, text, 'PX', MAX_AGE_MS).catch(() => undefined);
    },
    async mayFill(key) {
      const won = await redis.set(`${key}:filling`, '1', 'PX', LOCK_MS, 'NX').catch(() => 'OK' as const);
      return won === 'OK';
    },
    async release(key) {
      await redis.del(`${key}:filling`).catch(() => undefined);
    },
    async awaited(key) {
      const end = Date.now() + WAIT_MS;
      while (Date.now() < end) {
        const found = await get(key);
        if (found) return found;
        if ((await redis.exists(`${key}:filling`).catch(() => 0)) === 0) return null;
        await pause(LOOK_EVERY_MS);
      }
      return null;
    },
    close() {
      redis.disconnect();
      return Promise.resolve();
    },
  };
}
