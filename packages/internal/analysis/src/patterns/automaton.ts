import type { CharSet } from './char-set.ts';

/** A part of a pattern: where it can begin and end, and whether it may match nothing. */
export interface Fragment {
  nullable: boolean;
  first: readonly number[];
  last: readonly number[];
}

/** The positions of a pattern at which a character is taken, and which can follow which, in how many ways. */
export interface Automaton {
  sets: CharSet[];
  follow: Map<number, number>[];
  whole: Fragment;
  /** What lookarounds hold: patterns of their own. */
  inner: Automaton[];
}

export const EMPTY: Fragment = { nullable: true, first: [], last: [] };

export function createBuilder() {
  const sets: CharSet[] = [];
  const follow: Map<number, number>[] = [];

  function link(from: readonly number[], to: readonly number[]): void {
    for (const a of from) for (const b of to) follow[a]?.set(b, (follow[a].get(b) ?? 0) + 1);
  }

  return {
    sets,
    follow,
    take(set: CharSet): Fragment {
      sets.push(set);
      follow.push(new Map());
      const at = [sets.length - 1];
      return { nullable: false, first: at, last: at };
    },
    join(a: Fragment, b: Fragment): Fragment {
      link(a.last, b.first);
      return {
        nullable: a.nullable && b.nullable,
        first: a.nullable ? [...a.first, ...b.first] : a.first,
        last: b.nullable ? [...a.last, ...b.last] : b.last,
      };
    },
    choose(a: Fragment, b: Fragment): Fragment {
      return {
        nullable: a.nullable || b.nullable,
        first: [...a.first, ...b.first],
        last: [...a.last, ...b.last],
      };
    },
    repeat(a: Fragment, atLeast: number, isEndless: boolean): Fragment {
      if (isEndless) link(a.last, a.first);
      return { ...a, nullable: a.nullable || atLeast === 0 };
    },
  };
}
