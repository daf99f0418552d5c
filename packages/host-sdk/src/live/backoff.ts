const FIRST_MS = 250;
const LONGEST_MS = 15_000;

/** Waits before the next attempt: doubling, jittered by half so that many tabs do not return at once. */
export function backoff(attempt: number, signal: AbortSignal): Promise<void> {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return sleep(longest * (0.5 + Math.random() / 2), signal);
}

/** Resolves after the time or when the signal aborts, whichever comes first. Never rejects. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal.addEventListener('abort', wake);
  });
}
