import type { EmbeddedServer } from '@guildhall/embedded';
import { tellSilence } from './tell-silence.ts';

/** Watches stores until it is told to let go. */
export interface Keeper {
  /** Rejects when a store ended and could not be started again. */
  failed: Promise<never>;
  /** To be called before the stores are stopped; resolves when none is on its way back any more. */
  letGo(): Promise<void>;
}

/**
 * Starts a store again that ended unasked, at the same address: services wait for theirs, and nobody else would. One
 * that hangs is only told of: it may have its reasons.
 */
export function keepUp(stores: ReadonlyMap<string, EmbeddedServer>, say: (line: string) => void): Keeper {
  const letGo = new AbortController();
  const returning = new Set<Promise<void>>();
  const failed = Promise.withResolvers<never>();

  async function keep(name: string, { power }: EmbeddedServer): Promise<void> {
    while (power) {
      await power.untilEnded();
      if (letGo.signal.aborted) return;
      say(`${name} ended unasked; starting it again …`);
      const back = power.restore();
      returning.add(back);
      await back.finally(() => returning.delete(back));
      say(`${name} is back.`);
    }
  }

  for (const [name, store] of stores) {
    keep(name, store).catch(failed.reject);
    if (store.power) tellSilence(name, store.power, say, letGo.signal).catch(failed.reject);
  }
  // Whoever does not look at it is not ended by it.
  failed.promise.catch(() => undefined);
  return {
    failed: failed.promise,
    async letGo() {
      letGo.abort();
      await Promise.allSettled(returning);
    },
  };
}
