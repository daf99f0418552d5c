import { jsonOf } from '@guildhall/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReadinessCheck, Served } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { marketplacesOf } from './marketplaces.repository.ts';
import { pullFeed } from './pull-feed.ts';
import { BadFeed } from './read-feed.ts';

const PULL_MS = 2_000;
const AT_ONCE = 8;

const notice = z.object({ marketplaceId: z.string() });

export interface FeedKeeper {
  close(): Promise<void>;
  ready: ReadinessCheck;
}

/**
 * Pulls the restriction feed of every marketplace: once before this process is ready, then every two seconds, and at
 * once when governance pushes. Pulling is the guarantee; queue and push are only faster.
 */
export async function keepFeed({ units, ground, courierUrl }: Served<Context>): Promise<FeedKeeper> {
  const marketplaces = marketplacesOf(courierUrl);
  const stop = new AbortController();
  let behind: string | null = 'the restriction feed is not pulled yet';
  const inHand = new Map<string, Promise<string | null>>();

  /** Null when well, else why not. One pull a marketplace at a time. */
  function pull(marketplaceId: string): Promise<string | null> {
    const running = inHand.get(marketplaceId);
    if (running) return running;
    const pulling = pullFeed({ units, ground }, marketplaceId).then(
      () => null,
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        if (error instanceof BadFeed)
          ground.log.error({ marketplaceId, err: error }, 'the restriction feed is bad');
        else ground.log.warn({ marketplaceId, err: error }, 'the restriction feed could not be pulled');
        return message;
      },
    );
    inHand.set(marketplaceId, pulling);
    void pulling.finally(() => inHand.delete(marketplaceId));
    return pulling;
  }

  async function pullAll(): Promise<void> {
    const waiting = await marketplaces.list();
    const failures: string[] = [];
    const lane = async () => {
      for (let next = waiting.pop(); next !== undefined && !stop.signal.aborted; next = waiting.pop()) {
        const failure = await pull(next);
        if (failure) failures.push(failure);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    // Once pulled, a feed that cannot be reached makes answers older, and their readers know how old; we stay ready.
    if (failures.length === 0) behind = null;
    else if (behind !== null) behind = failures[0] ?? behind;
  }

  await ground.bus.subscribe('feed', (message) => {
    const heard = notice.safeParse(jsonOf(message));
    if (heard.success && !stop.signal.aborted) void pull(heard.data.marketplaceId);
  });
  const loop = (async () => {
    while (!stop.signal.aborted) {
      await pullAll().catch((error: unknown) => {
        ground.log.warn({ err: error }, 'the marketplaces could not be listed');
      });
      await pause(PULL_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();

  return {
    ready: { name: 'feed', check: () => Promise.resolve(behind) },
    async close() {
      stop.abort();
      await loop;
      await Promise.all(inHand.values());
      await marketplaces.close();
    },
  };
}
