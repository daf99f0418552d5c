/** The value below which a share of the samples lies; the nearest rank, of samples in any order. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that `act` takes. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

/**
 * How a million falls on many by Zipf's law: the first gets `largest`, the rest share what is left by rank, at least
 * one each.
 */
export function zipf(total: number, parts: number, largest: number): number[] {
  const ranks = Array.from({ length: parts - 1 }, (_, index) => 1 / (index + 1));
  const weight = ranks.reduce((sum, rank) => sum + rank, 0);
  return [largest, ...ranks.map((rank) => Math.max(1, Math.round(((total - largest) * rank) / weight)))];
}
