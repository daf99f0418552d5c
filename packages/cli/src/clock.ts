import { setTimeout } from 'node:timers/promises';

/** Time as it passes; tests have their own. */
export interface Clock {
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** Resolves after so many milliseconds; rejects when `signal` ends it. */
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export const CLOCK: Clock = {
  now: () => performance.now(),
  pause: (ms, signal) => setTimeout(ms, undefined, signal ? { signal } : {}),
};
