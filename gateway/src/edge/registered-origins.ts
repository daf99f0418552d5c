import { PLATFORM } from '@guildhall/authz';
import type { Bus } from '@guildhall/messaging';
import type { Peers } from '@guildhall/service-runtime';
import type { Logger } from 'pino';
import { z } from 'zod';

/** The web origins whose pages may read answers: those that some host of the deployment registered, and our own. */
export interface RegisteredOrigins {
  /** At once where it is known; asks catalog about one that is not, together with all who ask meanwhile. */
  knows(this: void, origin: string): boolean | Promise<boolean>;
  /** Reads what has changed without a notice; called every second, and reads seldom. */
  poll(this: void): Promise<void>;
}

const answer = z.object({ origins: z.array(z.string()) });

/** A notice that was lost costs this much. */
const READ_EVERY_MS = 60_000;
/** Whoever makes up origins costs catalog one question in this time. */
const ASK_AGAIN_MS = 2_000;

export async function openRegisteredOrigins(options: {
  peers: Pick<Peers, 'get'>;
  bus: Pick<Bus, 'subscribe'>;
  /** Of our own pages, and of pages under development. */
  ours: readonly string[];
  log: Logger;
  now?: () => number;
}): Promise<RegisteredOrigins> {
  const { peers, bus, ours, log, now = Date.now } = options;
  let registered = new Set<string>();
  let askedAt = -Infinity;
  let isChanged = false;
  let reading: Promise<void> | null = null;

  await bus.subscribe('trust', () => {
    isChanged = true;
  });

  async function ask(): Promise<void> {
    askedAt = now();
    isChanged = false;
    try {
      const { origins } = await peers.get('catalog', PLATFORM, '/internal/origins', answer);
      registered = new Set(origins);
    } catch (error) {
      log.warn({ err: error }, 'the origins of hosts cannot be read');
    }
  }

  function read(): Promise<void> {
    reading ??= ask().finally(() => {
      reading = null;
    });
    return reading;
  }

  return {
    knows(origin) {
      if (ours.includes(origin) || registered.has(origin)) return true;
      const age = now() - askedAt;
      if (!reading && age < ASK_AGAIN_MS) return false;
      return read().then(() => registered.has(origin));
    },
    async poll() {
      const age = now() - askedAt;
      if (age >= READ_EVERY_MS || (isChanged && age >= ASK_AGAIN_MS)) await read();
    },
  };
}
