import { splitOf, type Range } from './range.ts';

/** The ranges whose hashes prove that leaf `index` is in a tree of `size`, nearest first (RFC 6962, 2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`a log of ${size} has no entry ${index}`);
  return path(index, { start: 0, end: size });
}

function path(index: number, { start, end }: Range): Range[] {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  const [left, right] = [
    { start, end: middle },
    { start: middle, end },
  ];
  return index < middle ? [...path(index, left), right] : [...path(index, right), left];
}

/** The ranges whose hashes prove that the first `from` leaves of a tree of `to` have not changed (RFC 6962, 2.1.2). */
export function consistencyRanges(from: number, to: number): Range[] {
  if (!Number.isSafeInteger(from) || from < 0 || from > to)
    throw new RangeError(`a log of ${to} was never one of ${from}`);
  return from === 0 || from === to ? [] : subproof(from, { start: 0, end: to }, true);
}

/** `known`: the verifier has the hash of exactly this range already, as the root of the older tree. */
function subproof(from: number, { start, end }: Range, known: boolean): Range[] {
  if (from === end) return known ? [] : [{ start, end }];
  const middle = start + splitOf(end - start);
  return from <= middle
    ? [...subproof(from, { start, end: middle }, known), { start: middle, end }]
    : [...subproof(from, { start: middle, end }, false), { start, end: middle }];
}
