import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { impatientRedis } from '../impatient-redis.ts';
import { MAX_AGE_MS, wire, type Snapshot } from './snapshot.ts';

/** Snapshots that all gateways share. A cache: losing it costs time, and what it says is checked like one's own. */
export interface SharedSnapshots {
  get(key: string): Promise<Snapshot | null>;
  put(key: string, snapshot: Snapshot): Promise<void>;
  /** For the one gateway that is to fill; null for the others, who wait a while for what it puts, then fill themselves. */
  mayFill(key: string): Promise<Turn | null>;
  /** What somebody else puts within a moment, if it will do; null as soon as nobody is at it. */
  awaited(key: string, willDo: (snapshot: Snapshot) => boolean): Promise<Snapshot | null>;
  close(): Promise<void>;
}

/** One gateway's turn to fill. */
export interface Turn {
  /** Ends it, whatever came of it: whoever waits need not. A turn that somebody else has by now stays theirs. */
  release(): Promise<void>;
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
/** Deletes a key that still holds what we wrote there. */
const RELEASE =
  "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

export async function openSharedSnapshots(url: string, log: Logger): Promise<SharedSnapshots> {
  const redis = impatientRedis(url, {
    keyPrefix: 'guildhall:snapshot:',
    stumbled(error) {
      log.warn({ err: error }, 'shared snapshots stumbled');
    },
  });
  await redis.connect().catch(() => undefined);

  async function get(key: string): Promise<Snapshot | null> {
    try {
      const text = await redis.get(key);
      return text === null ? null : read(text);
    } catch (error) {
      // Away, or not ours: the answer is computed instead.
      log.debug({ err: error }, 'a shared snapshot cannot be read');
      return null;
    }
  }

  return {
    get,
    async put(key, { body, ...rest }) {
      const text = JSON.stringify({ ...rest, body: Buffer.from(body, 'latin1').toString() });
      await redis.set(key, text, 'PX', MAX_AGE_MS).catch(() => undefined);
    },
    async mayFill(key) {
      const place = `${key}:filling`;
      const token = randomUUID();
      const won = await redis.set(place, token, 'PX', LOCK_MS, 'NX').catch(() => 'OK' as const);
      if (won !== 'OK') return null;
      return {
        async release() {
          await redis.eval(RELEASE, 1, place, token).catch(() => undefined);
        },
      };
    },
    async awaited(key, willDo) {
      const end = Date.now() + WAIT_MS;
      while (Date.now() < end) {
        // Asked before looking: whoever has ended their turn has put what they have.
        const isUnderWay = (await redis.exists(`${key}:filling`).catch(() => 0)) === 1;
        const found = await get(key);
        if (found && willDo(found)) return found;
        if (!isUnderWay) return null;
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

/** Throws at whatever is no snapshot. */
function read(text: string): Snapshot {
  const { body, ...rest } = stored.parse(JSON.parse(text));
  return { ...rest, body: wire(body) };
}
