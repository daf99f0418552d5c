import type { Quarantine } from '../sandbox.ts';

const HOUR = 3_600_000;

/**
 * Counts what had to be killed because of which version; `after` kills within an hour quarantine it. Blame that nobody
 * can pin down is shared among those that were there.
 */
export function createBlame(after: number, clock: () => number, quarantined: (entry: Quarantine) => void) {
  const counts = new Map<string, { at: number; share: number }[]>();
  const shut = new Map<string, Quarantine>();

  return {
    add(codeDigests: readonly string[]): void {
      const now = clock();
      const suspects = new Set(codeDigests);
      for (const codeDigest of suspects) {
        const recent = (counts.get(codeDigest) ?? []).filter(({ at }) => now - at < HOUR);
        recent.push({ at: now, share: 1 / suspects.size });
        counts.set(codeDigest, recent);
        if (shut.has(codeDigest) || recent.reduce((sum, { share }) => sum + share, 0) < after) continue;
        const entry = { codeDigest, kills: recent.length, since: now };
        shut.set(codeDigest, entry);
        quarantined(entry);
      }
    },
    has: (codeDigest: string) => shut.has(codeDigest),
    list: (): readonly Quarantine[] => [...shut.values()],
    release(codeDigest: string): void {
      shut.delete(codeDigest);
      counts.delete(codeDigest);
    },
  };
}
