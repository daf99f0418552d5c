/** Who listens, by marketplace: what one marketplace says costs the others nothing. */
export interface Audience<Listener> {
  join(marketplaceId: string, listener: Listener): void;
  leave(marketplaceId: string, listener: Listener): void;
  of(marketplaceId: string): Iterable<Listener>;
  all(): Iterable<[marketplaceId: string, listeners: Iterable<Listener>]>;
}

export function openAudience<Listener>(onCount: (open: number) => void): Audience<Listener> {
  const groups = new Map<string, Set<Listener>>();
  let open = 0;
  return {
    join(marketplaceId, listener) {
      const group = groups.get(marketplaceId) ?? new Set();
      groups.set(marketplaceId, group.add(listener));
      onCount((open += 1));
    },
    leave(marketplaceId, listener) {
      const group = groups.get(marketplaceId);
      if (!group?.delete(listener)) return;
      if (group.size === 0) groups.delete(marketplaceId);
      onCount((open -= 1));
    },
    of: (marketplaceId) => groups.get(marketplaceId) ?? [],
    all: () => groups,
  };
}
