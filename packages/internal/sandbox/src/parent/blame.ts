import type { Quarantine } from '../sandbox.ts';

const HOUR = 3_600_000;

/**
 * Counts what had to be killed because of which version; `after` kills within an hour quarantine it. Blame that nobody
 * can pin down is shared among the runs that were there.
 */
export function createBlame(after: number, clock: () => number, quarantined: (entry: Quarantine) => void) {
  const counts = new Map<string, { at: number; share: number }[]>();
  const shut = new Map<string, Quarantine>();

  return {
    add(codeDigests: readonly string[]): void {
      const now = clock();
      for (const [codeDigest, runs] of Map.groupBy(codeDigests, (digest) => digest)) {
        const recent = (counts.get(codeDigest) ?? []).filter(({ at }) => now - at < HOUR);
        recent.push({ at: now, share: runs.length / codeDigests.length });
        counts.set(codeDigest, recent);
        if (shut.has(codeDigest) || recent.reduce((sum, { share }) => sum + share, 0) < after) continue;
        const entry = { codeDigest, kills: recent.length, since: now };
        shut.set(codeDigest, entry);
        quarantined(entry);
      }
    },
    has: (codeDigest: string) => shut.has(codeDigest),
    list: (): readonly Quarantine[] => [...shut.values()],
    /** Forgets what happened before that instant. */
    release(codeDigest: string, before = Number.POSITIVE_INFINITY): void {
      if ((shut.get(codeDigest)?.since ?? before) < before) shut.delete(codeDigest);
      const later = (counts.get(codeDigest) ?? []).filter(({ at }) => at >= before);
      if (later.length > 0) counts.set(codeDigest, later);
      else counts.delete(codeDigest);
    },
  };
}
