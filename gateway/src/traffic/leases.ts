import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { z } from 'zod';

/** How a request stands with one limit. */
export interface Allowance {
  ok: boolean;
  /** What is left in this window, as of the last word from the shared counter. */
  left: number;
  /** Seconds until the window begins anew. */
  resetSeconds: number;
}

const rejection = z.object({ msBeforeNext: z.number(), remainingPoints: z.number() });

/** Of a limit that is shared, one fiftieth is taken at a time; the rest of the time nothing is asked over the network. */
const SHARE = 50;
const MOST_KEYS = 50_000;

interface Lease {
  left: number;
  /** Beyond the lease, for everybody. */
  beyond: number;
  until: number;
  ok: boolean;
}

/**
 * Counts against a shared counter in small leases. A replica that stops may leave one lease unused, so the limit holds
 * from above: never more than `points` in a window, whatever the number of replicas.
 */
export function leaseFrom(counter: RateLimiterAbstract, now: () => number = Date.now) {
  const size = Math.max(1, Math.floor(counter.points / SHARE));
  const leases = new Map<string, Lease>();
  const asking = new Map<string, Promise<Lease>>();

  async function ask(key: string): Promise<Lease> {
    try {
      const { msBeforeNext, remainingPoints } = await counter.consume(key, size);
      return { ok: true, left: size, beyond: remainingPoints, until: now() + msBeforeNext };
    } catch (error) {
      const read = rejection.safeParse(error);
      // Neither the shared counter nor the one in memory could count: nobody is punished for that.
      if (!read.success) return { ok: true, left: size, beyond: 0, until: now() + 1_000 };
      return { ok: false, left: 0, beyond: 0, until: now() + read.data.msBeforeNext };
    }
  }

  async function renew(key: string): Promise<Lease> {
    const under = asking.get(key) ?? ask(key).finally(() => asking.delete(key));
    asking.set(key, under);
    const lease = await under;
    if (leases.size >= MOST_KEYS) leases.clear();
    leases.set(key, lease);
    return lease;
  }

  function spend(lease: Lease, at: number): Allowance {
    const ok = lease.left > 0;
    if (ok) lease.left -= 1;
    return {
      ok,
      left: lease.left + lease.beyond,
      resetSeconds: Math.max(1, Math.ceil((lease.until - at) / 1_000)),
    };
  }

  return {
    /** Whether one could be taken at once, and would be allowed. */
    hasLeft(this: void, key: string, at = now()): boolean {
      const lease = leases.get(key);
      return lease !== undefined && at < lease.until && lease.left > 0;
    },
    /** Takes one; at once while the lease lasts. */
    take(this: void, key: string, at = now()): Allowance | Promise<Allowance> {
      const lease = leases.get(key);
      if (lease && at < lease.until && (lease.left > 0 || !lease.ok)) return spend(lease, at);
      return renew(key).then((renewed) => spend(renewed, now()));
    },
  };
}
