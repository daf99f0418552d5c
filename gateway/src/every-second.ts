import type { Logger } from 'pino';

/** Does each piece of work every second, whatever became of the others; a slow one is not begun again before it ends. */
export function everySecond(
  log: Logger,
  works: Readonly<Record<string, () => Promise<void>>>,
): { stop(): void } {
  const busy = new Set<string>();
  const timer = setInterval(() => {
    for (const [name, work] of Object.entries(works)) {
      if (busy.has(name)) continue;
      busy.add(name);
      work()
        .catch((error: unknown) => {
          log.warn({ err: error, name }, 'it could not be asked how far others have come');
        })
        .finally(() => busy.delete(name));
    }
  }, 1_000);
  return {
    stop() {
      clearInterval(timer);
    },
  };
}
