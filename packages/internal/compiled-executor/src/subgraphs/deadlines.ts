import { setMaxListeners } from 'node:events';

/** Of a deadline, how much later it may fall, so that requests that begin close together can share a timer. */
const SLACK = 1 / 32;

/** Makes signals that abort once `deadlineMs` have passed, and at most a thirty-second of that later. */
export function deadlines(
  deadlineMs: number,
  now: () => number = () => performance.now(),
): () => AbortSignal {
  const slack = Math.ceil(deadlineMs * SLACK);
  let shared: { readonly signal: AbortSignal; readonly until: number } | null = null;
  return () => {
    if (shared && now() < shared.until) return shared.signal;
    const signal = AbortSignal.timeout(deadlineMs + slack);
    setMaxListeners(0, signal);
    shared = { signal, until: now() + slack };
    return signal;
  };
}
