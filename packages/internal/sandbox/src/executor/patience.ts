import { readSlice } from './slice-clock.ts';

/** How much longer than its limit a stay may block its thread, in milliseconds. */
const GRACE_MS = 200;
/** The same where the machine is so busy that the guest may not have had its time; then it is not blamed. */
const STARVED_GRACE_MS = 420;

/**
 * Says when a thread must be ended because its guest does not come back. A thread's own processor time cannot be read
 * from outside, but it is never more than that of the process.
 */
export function createPatience(processTime: () => number = ownTime) {
  const sighted = new WeakMap<SharedArrayBuffer, { started: number; time: number }>();

  return {
    judge(slices: SharedArrayBuffer): { run: number; guilty: boolean } | undefined {
      const slice = readSlice(slices);
      if (!slice) return undefined;
      const { started, forMs, limitMs, run } = slice;
      const before = sighted.get(slices);
      if (before?.started !== started) {
        sighted.set(slices, { started, time: processTime() });
        return undefined;
      }
      const guilty = processTime() - before.time >= limitMs;
      return forMs > limitMs + (guilty ? GRACE_MS : STARVED_GRACE_MS) ? { run, guilty } : undefined;
    },
  };
}

/** Milliseconds of processor time that this process has used. */
function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
