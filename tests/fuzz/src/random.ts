/** Chance that can be had again: the same seed gives the same inputs on any machine. */
export interface Random {
  /** A whole number from zero to below `limit`. */
  below: (limit: number) => number;
  /** One of them; throws when there is none. */
  of: <T>(list: readonly T[]) => T;
  /** True in so many percent of all cases. */
  percent: (chance: number) => boolean;
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    of: (list) => {
      const one = list[below(list.length)];
      if (one === undefined) throw new Error('There is nothing to choose from.');
      return one;
    },
    percent: (chance) => below(100) < chance,
  };
}
