/** Characters by ranges of code points, both ends included, in order. */
export type CharSet = readonly (readonly [number, number])[];

const LAST = 0x10ffff;

export const ANY: CharSet = [[0, LAST]];
export const NONE: CharSet = [];

export function single(char: number): CharSet {
  return [[char, char]];
}

const DIGITS: CharSet = [[48, 57]];
const WORDS: CharSet = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const SPACES: CharSet = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0xfeff, 0xfeff],
];
const LINE_ENDS: CharSet = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
];

/** What a class escape such as `\d` stands for, or null when the letter is none. */
export function classOf(letter: string): CharSet | null {
  switch (letter) {
    case 'd':
      return DIGITS;
    case 'D':
      return negated(DIGITS);
    case 'w':
      return WORDS;
    case 'W':
      return negated(WORDS);
    case 's':
      return SPACES;
    case 'S':
      return negated(SPACES);
    case '.':
      return negated(LINE_ENDS);
    default:
      return null;
  }
}

export function negated(set: CharSet): CharSet {
  const found: [number, number][] = [];
  let next = 0;
  for (const [from, to] of [...set].sort((a, b) => a[0] - b[0])) {
    if (from > next) found.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= LAST) found.push([next, LAST]);
  return found;
}

export function intersect(a: CharSet, b: CharSet): boolean {
  return a.some(([from, to]) => b.some(([start, end]) => from <= end && start <= to));
}
