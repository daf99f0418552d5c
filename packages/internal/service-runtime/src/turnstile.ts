/** Lets heavy tasks pass a few at a time. Of those who wait, the marketplace goes first that was served least. */
export interface Turnstile {
  pass<T>(marketplaceId: string, work: () => Promise<T>): Promise<T>;
}

interface Account {
  /** Milliseconds for which its tasks have run, as far as they have ended. */
  served: number;
  /** When each that runs began. */
  running: Set<{ since: number }>;
  waiting: (() => void)[];
}

/**
 * `slots` tasks run at once; more would only take the processor from each other. Whoever comes anew counts as served as
 * little as the least of those who are there: nobody can save up turns, and nobody who has waited is overtaken for ever.
 */
export function openTurnstile(slots: number, now: () => number = () => performance.now()): Turnstile {
  const accounts = new Map<string, Account>();
  let free = slots;

  function servedSoFar({ served, running }: Account): number {
    const at = now();
    return [...running].reduce((sum, { since }) => sum + (at - since), served);
  }

  function accountOf(marketplaceId: string): Account {
    const known = accounts.get(marketplaceId);
    if (known) return known;
    const least = Math.min(...[...accounts.values()].map(servedSoFar));
    const account = { served: Number.isFinite(least) ? least : 0, running: new Set<never>(), waiting: [] };
    accounts.set(marketplaceId, account);
    return account;
  }

  function admitNext(): void {
    const [next] = [...accounts.values()]
      .filter(({ waiting }) => waiting.length > 0)
      .sort((a, b) => servedSoFar(a) - servedSoFar(b));
    if (free === 0 || !next) return;
    free -= 1;
    next.waiting.shift()?.();
  }

  return {
    async pass(marketplaceId, work) {
      const account = accountOf(marketplaceId);
      const admitted = new Promise<void>((resolve) => account.waiting.push(resolve));
      admitNext();
      await admitted;
      const turn = { since: now() };
      account.running.add(turn);
      try {
        return await work();
      } finally {
        account.running.delete(turn);
        account.served += now() - turn.since;
        if (account.running.size + account.waiting.length === 0) accounts.delete(marketplaceId);
        free += 1;
        admitNext();
      }
    },
  };
}
