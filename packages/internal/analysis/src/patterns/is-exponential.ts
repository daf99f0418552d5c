import type { Automaton } from './automaton.ts';
import { intersect } from './char-set.ts';
import { readPattern } from './read-pattern.ts';

const LONGEST = 1_000;
/** Steps one pattern may cost; past them it is not judged. */
const MOST_STEPS = 150_000;
/** Without a repeated group nothing can be taken in two ways over and over. */
const REPEATS_GROUP = /\)(?:[*+]|\{\d+,\})/;

/**
 * Whether a backtracking engine can need time that doubles with every character: some text leads through a loop in
 * two ways, and what comes after the loop can refuse it.
 */
export function isExponential(source: string): boolean {
  if (source.length > LONGEST || !REPEATS_GROUP.test(source)) return false;
  const read = readPattern(source);
  return read !== null && isAmbiguous(read);
}

function isAmbiguous(read: Automaton): boolean {
  if (read.inner.some(isAmbiguous)) return true;
  const steps = { left: MOST_STEPS };
  const ends = new Set(read.whole.last);
  return read.sets.some((_, position) => !ends.has(position) && loopsTwice(position, read, ends, steps));
}

/** Whether one text leads from a position back to itself in two ways: pairs of positions are followed side by side. */
function loopsTwice(
  start: number,
  { sets, follow }: Automaton,
  ends: ReadonlySet<number>,
  steps: { left: number },
): boolean {
  const size = sets.length;
  const home = start * size + start;
  const before = new Map<number, number[]>();
  const queue = [home];
  const seen = new Set(queue);
  for (let at = 0; at < queue.length; at += 1) {
    const pair = queue[at] ?? 0;
    const [a, b] = [Math.floor(pair / size), pair % size];
    for (const nextA of follow[a]?.keys() ?? []) {
      for (const nextB of follow[b]?.keys() ?? []) {
        steps.left -= 1;
        if (steps.left < 0) return false;
        if (!intersect(sets[nextA] ?? [], sets[nextB] ?? [])) continue;
        const next = nextA * size + nextB;
        before.set(next, [...(before.get(next) ?? []), pair]);
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
  }
  const onWay = backFrom(home, before);
  // A loop after which nothing need come stops where it got to, and tries no other way.
  if (onWay.some((pair) => ends.has(pair % size) && Math.floor(pair / size) === pair % size)) return false;
  return (
    onWay.some((pair) => Math.floor(pair / size) !== pair % size) || isParallel(new Set(onWay), follow, size)
  );
}

/** Whether a step that can be made in two ways, as in `(a+)+`, lies on a way back to the start. */
function isParallel(onWay: ReadonlySet<number>, follow: Automaton['follow'], size: number): boolean {
  for (const pair of onWay) {
    const at = pair % size;
    if (Math.floor(pair / size) !== at) continue;
    for (const [next, ways] of follow[at] ?? []) if (ways > 1 && onWay.has(next * size + next)) return true;
  }
  return false;
}

/** The pairs from which there is a way to the first. */
function backFrom(home: number, before: ReadonlyMap<number, readonly number[]>): number[] {
  const queue = [home];
  const seen = new Set<number>();
  for (let at = 0; at < queue.length; at += 1)
    for (const pair of before.get(queue[at] ?? 0) ?? []) {
      if (seen.has(pair)) continue;
      seen.add(pair);
      queue.push(pair);
    }
  return [...seen];
}
