import { hash } from 'node:crypto';

/**
 * Remembers passports until they end, so that none writes twice. The memory is one process's: a passport that was stolen
 * on its way can still be shown once to each other replica of its service, and reads may be repeated, since they change
 * nothing. `lastsMs` is the age at which a passport is refused anyway.
 */
export function usedPassports(
  lastsMs: number,
  now: () => number = Date.now,
): {
  use(this: void, token: string): boolean;
} {
  let begunAt = now();
  let [before, current] = [new Set<string>(), new Set<string>()];

  /** Two memories take turns, each for as long as a passport lasts: nothing has to be looked through to be forgotten. */
  function turn(): void {
    const age = now() - begunAt;
    if (age < lastsMs) return;
    [before, current] = [age < 2 * lastsMs ? current : new Set(), new Set()];
    begunAt = now();
  }

  return {
    /** True the first time. What was signed counts: a signature can be written in more than one way. */
    use(token) {
      turn();
      const signed = hash('sha256', token.slice(0, token.lastIndexOf('.')), 'base64');
      if (before.has(signed) || current.has(signed)) return false;
      current.add(signed);
      return true;
    },
  };
}
