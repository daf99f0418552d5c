import type { Random } from './random.ts';

/** What is rarely written by honest people. */
const STRANGE = [
  '"',
  "'",
  '`',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '<',
  '\\',
  '/*',
  '//',
  '${',
  '#',
  '__proto__',
  'constructor',
  '\u202e',
  '\u200b',
  '\0',
  '\ud800',
  '\ufeff',
  '\r',
  '\u2028',
  '0x',
  '1e999',
  '-0',
  '=>',
  '..',
  '\\u{110000}',
];
const LONGEST = 20_000;

/** A text with a few cuts, copies, swaps and strange words in it, `words` among them. */
export function changeText(text: string, other: string, random: Random, words: readonly string[]): string {
  let changed = text;
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    changed = random.percent(40)
      ? changeLines(changed, other, random)
      : changeCharacters(changed, other, random, words);
  }
  return changed.slice(0, LONGEST);
}

function changeCharacters(text: string, other: string, random: Random, words: readonly string[]): string {
  const at = random.below(text.length + 1);
  const length = random.below(20);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  switch (random.below(6)) {
    case 0:
      return before + after.slice(length);
    case 1:
      return before + random.of(STRANGE) + after;
    case 2:
      return before + after.slice(0, length).repeat(1 + random.below(random.percent(5) ? 400 : 8)) + after;
    case 3:
      return before + String.fromCharCode(random.below(256)) + after.slice(1);
    case 4:
      return before + random.of(words) + after.slice(random.below(6));
    default: {
      const from = random.below(other.length + 1);
      return before + other.slice(from, from + random.below(200)) + after;
    }
  }
}

/** Whole lines moved and mixed leave more that can be read than letters do. */
function changeLines(text: string, other: string, random: Random): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  switch (random.below(4)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(random.below(lines.length), 0, line);
      break;
    case 2:
      lines.splice(at, 0, random.of(other.split('\n')));
      break;
    default:
      lines[at] = lines[random.below(lines.length)] ?? '';
      lines.push(line);
  }
  return lines.join('\n');
}
