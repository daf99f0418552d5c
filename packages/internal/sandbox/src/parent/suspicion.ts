import type { RunEnd } from '../executor/messages.ts';
import type { InvocationLimits } from '../limits.ts';

/** How long an installation is suspect after a run of it had to be ended by force, in milliseconds. */
const SUSPECT_MS = 60_000;
/** Beyond this many the oldest are forgotten first: a list that anybody can make longer must end somewhere. */
const REMEMBERED = 10_000;

/** Remembers whose runs had to be ended by force a moment ago. */
export function createSuspicion(clock: () => number) {
  const suspects = new Map<string, number>();

  return {
    add(key: string): void {
      suspects.delete(key);
      suspects.set(key, clock());
      const [oldest] = suspects.keys();
      if (suspects.size > REMEMBERED && oldest !== undefined) suspects.delete(oldest);
    },
    has(key: string): boolean {
      const since = suspects.get(key);
      if (since === undefined) return false;
      if (clock() - since < SUSPECT_MS) return true;
      suspects.delete(key);
      return false;
    },
  };
}

/** Whether a run kept its thread busy up to a limit. One that only waited too long kept nobody from anything. */
export function endedByForce(
  { outcome, cpuMs, wallMs }: RunEnd,
  limits: Pick<InvocationLimits, 'cpuMs'>,
): boolean {
  if (outcome === 'memory') return true;
  // What was ended together with its thread, or while it loaded, could not say how long it had been busy.
  return outcome === 'timeout' && (wallMs === 0 || cpuMs >= limits.cpuMs / 2);
}
