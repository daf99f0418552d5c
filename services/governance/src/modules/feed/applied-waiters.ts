/** Who waits in this process for a service to have applied a feed entry. */
const waiting = new Map<string, Set<(seq: number) => void>>();

/** Tells waiters that everything up to `seq` has been applied. */
export function settleApplied(marketplaceId: string, seq: number): void {
  for (const hear of waiting.get(marketplaceId) ?? []) hear(seq);
}

/** Resolves to the moment at which word came that `seq` was applied, or to null after `ms` milliseconds. */
export async function waitApplied(marketplaceId: string, seq: number, ms: number): Promise<Date | null> {
  const { promise, resolve } = Promise.withResolvers<Date | null>();
  const hear = (applied: number) => {
    if (applied >= seq) resolve(new Date());
  };
  const hearers = waiting.get(marketplaceId) ?? new Set();
  waiting.set(marketplaceId, hearers.add(hear));
  const timer = setTimeout(() => {
    resolve(null);
  }, ms);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    hearers.delete(hear);
    if (hearers.size === 0) waiting.delete(marketplaceId);
  }
}
