import { setTimeout as pause } from 'node:timers/promises';

/** Waits until `holds` does; fails with `what` after `ms` milliseconds. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  ms = 10_000,
): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`still not after ${ms} ms: ${what}`);
    await pause(10);
  }
}
