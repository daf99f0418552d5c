import { setTimeout as pause } from 'node:timers/promises';

const AGAIN_AFTER_MS = 300;

/**
 * Tries again until `attempt` succeeds; rejects as the last attempt did once `ms` milliseconds are over. A process that
 * starts while a store is away waits for it, instead of ending and hoping that somebody starts it again.
 */
export async function patiently<T>(
  ms: number,
  attempt: () => Promise<T>,
  onError: (error: Error) => void,
): Promise<T> {
  const end = performance.now() + ms;
  for (;;)
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() + AGAIN_AFTER_MS > end) throw error;
      onError(error instanceof Error ? error : new Error(String(error)));
      await pause(AGAIN_AFTER_MS);
    }
}
