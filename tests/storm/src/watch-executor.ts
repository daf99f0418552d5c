import { setTimeout as pause } from 'node:timers/promises';
import { graphAnswers } from '@guildhall/testing';
import type { Execution } from './check/evidence.ts';

const EVERY_MS = 500;

/** Notes again and again until stopped how the gateway ran what it was asked: one that is killed forgets what it counted. */
export async function watchExecutor(metricsPort: number | null, stop: AbortSignal): Promise<Execution> {
  const seen = { answered: 0, uncompiled: 0 };
  for (;;) {
    const isLast = stop.aborted;
    try {
      const { answered, uncompiled } = await graphAnswers(metricsPort);
      seen.answered = Math.max(seen.answered, answered);
      seen.uncompiled = Math.max(seen.uncompiled, uncompiled);
    } catch {
      // It is away, or on its way back. That it was never there shows in what it answered: nothing.
    }
    if (isLast) return seen;
    await pause(EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}
