import type { Bus } from '@guildhall/messaging';
import type { Peers } from '@guildhall/service-runtime';
import type { Logger } from 'pino';
import { z } from 'zod';

/** How far each marketplace's installations have come, as far as this gateway knows. */
export interface Epochs {
  /** The current epoch: at once where it is certain, else read; null when nobody can say. */
  current(marketplaceId: string): number | Promise<number | null>;
  /** The current epoch where it is certain without asking; else null. */
  certain(marketplaceId: string): number | null;
  /** Something went through this gateway that may have changed it: the next question reads. */
  doubt(marketplaceId: string): void;
  /** Looks at the epochs in use; called every second. */
  poll(): Promise<void>;
}

interface Known {
  epoch: number;
  /** Unix time in ms of the last word from installation itself; 0 when in doubt. */
  confirmedAt: number;
  /** Grows with each doubt: a word asked for before it does not dispel it. */
  doubts: number;
  usedAt: number;
  reading: Promise<number | null> | null;
}

const notice = z.object({ marketplaceId: z.string(), epoch: z.int() });
const answer = z.object({ epochs: z.record(z.string(), z.int()) });

/** Polled every second, so an older word means that polling fails. */
const CERTAIN_MS = 2_500;
const FORGET_MS = 60_000;
const BATCH = 5_000;

export async function openEpochs(options: {
  peers: Peers;
  bus: Bus;
  log: Logger;
  now?: () => number;
}): Promise<Epochs> {
  const { peers, bus, log, now = Date.now } = options;
  const known = new Map<string, Known>();

  await bus.subscribe('epoch', (message) => {
    const { marketplaceId, epoch } = notice.parse(JSON.parse(message));
    const entry = known.get(marketplaceId);
    // Late and doubled notices change nothing: an epoch only grows.
    if (entry) entry.epoch = Math.max(entry.epoch, epoch);
  });

  async function read(marketplaces: readonly string[]): Promise<void> {
    const at = now();
    const asked = marketplaces.flatMap((id) => {
      const entry = known.get(id);
      return entry ? [{ id, entry, doubts: entry.doubts }] : [];
    });
    const { epochs } = await peers.post('installation', '/internal/epochs', { marketplaces }, answer);
    for (const { id, entry, doubts } of asked) {
      entry.epoch = Math.max(entry.epoch, epochs[id] ?? 0);
      if (entry.doubts === doubts) entry.confirmedAt = at;
    }
  }

  function begin(marketplaceId: string): Known {
    const entry: Known = { epoch: 0, confirmedAt: 0, doubts: 0, usedAt: 0, reading: null };
    known.set(marketplaceId, entry);
    return entry;
  }

  async function readOne(marketplaceId: string, entry: Known): Promise<number | null> {
    try {
      await read([marketplaceId]);
      return entry.epoch;
    } catch (error) {
      log.warn({ err: error, marketplaceId }, 'the epoch cannot be read');
      return null;
    }
  }

  function certain(marketplaceId: string): number | null {
    const at = now();
    const entry = known.get(marketplaceId);
    if (!entry) return null;
    entry.usedAt = at;
    return bus.healthy() && at - entry.confirmedAt < CERTAIN_MS ? entry.epoch : null;
  }

  return {
    certain,
    current(marketplaceId) {
      const epoch = certain(marketplaceId);
      if (epoch !== null) return epoch;
      const entry = known.get(marketplaceId) ?? begin(marketplaceId);
      entry.usedAt = now();
      if (entry.reading) return entry.reading;
      const reading = readOne(marketplaceId, entry).finally(() => {
        if (entry.reading === reading) entry.reading = null;
      });
      entry.reading = reading;
      return reading;
    },
    doubt(marketplaceId) {
      const entry = known.get(marketplaceId);
      if (!entry) return;
      entry.doubts += 1;
      entry.confirmedAt = 0;
      entry.reading = null;
    },
    async poll() {
      const at = now();
      for (const [marketplaceId, { usedAt }] of known)
        if (at - usedAt > FORGET_MS) known.delete(marketplaceId);
      const marketplaces = [...known.keys()];
      for (let from = 0; from < marketplaces.length; from += BATCH)
        await read(marketplaces.slice(from, from + BATCH));
    },
  };
}
