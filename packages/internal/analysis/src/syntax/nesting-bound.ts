import { createOpenBrackets, LEVEL } from './open-brackets.ts';
import { skipTemplate, skipText } from './skip-text.ts';

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** Marks that chain, by how much of the parser's stack one of them takes. */
const CHAINS: ReadonlyMap<string, number> = new Map([
  ...Array.from('?!~+-*|&%^.', (mark): [string, number] => [mark, 1]),
  [':', 2],
  ['=', 2],
]);
/** Words that are followed by what they hold: each may stand before the next of its kind. */
const PREFIXES = new Set(
  (
    'new typeof void delete await yield async do else for if while with class extends return throw keyof readonly ' +
    'unique infer asserts export declare abstract import default static public private protected override accessor'
  ).split(' '),
);
/** Modifiers that the parser looks through again and again. */
const DEAR = new Set(
  'export declare abstract static public private protected override accessor readonly'.split(' '),
);
/** Words that go on with what stands before them, over the end of a line or of a block. */
const JOINTS = new Set('else in of instanceof as is satisfies extends catch finally'.split(' '));
const CONTROLS = new Set(['if', 'for', 'while', 'with']);
/** By first letter, the lengths of words that mean something here: most words need not be cut out to be told apart. */
const LENGTHS = new Array<number>(128).fill(0);
for (const word of [...PREFIXES, ...JOINTS, ...CONTROLS, 'case']) {
  const first = word.charCodeAt(0);
  LENGTHS[first] = (LENGTHS[first] ?? 0) | (1 << word.length);
}
const LONGEST_WORD = 11;
const [BLANK, LINE_END, WORD, TEXT] = [1, 2, 3, 4];
/** What each character may begin; where that is nothing of these, it is a mark. */
const KINDS = kindsOfCharacters();
/** One character nests no deeper than this. */
const MOST_PER_CHARACTER = 5;

/**
 * How deep the syntax of a text may nest, guessed without parsing it and told up to `enough`: four for an open bracket, one or two for a mark or
 * word that chains (`a=>b=>c`, `new new a`, `a?b:c?d:e`, `if(a)if(b)`).
 * The native parser recurses: what nests some thousand levels deep ends the whole process, and nothing can catch that.
 */
export function nestingBound(text: string, enough = Infinity): number {
  if (text.length * MOST_PER_CHARACTER <= enough && enough < Infinity) return 0;
  const brackets = createOpenBrackets();
  let deepest = 0;
  /** The token before: a mark, `a` for a value, `k` for a word that holds what follows, `c` for the end of `if (…)`. */
  let last = '';
  let word = '';
  let isNewLine = false;
  /** Up to here a slash opened no pattern, and none behind it does. */
  let divides = 0;
  let at = text.startsWith('#!') ? endOfLine(text, 0) : 0;
  while (at < text.length && deepest <= enough) {
    const kind = KINDS[text.charCodeAt(at)];
    if (kind === BLANK || kind === LINE_END) {
      isNewLine ||= kind === LINE_END;
      at += 1;
      continue;
    }
    if (kind === WORD) readWord();
    else if (kind !== TEXT || !readText(text.charCodeAt(at))) readMark(text.charAt(at));
    deepest = Math.max(deepest, brackets.depth());
  }
  return deepest;

  function isEnded(): boolean {
    return last === ';' || last === '}' || (isNewLine && (last === 'a' || last === ')' || last === ']'));
  }

  function readWord(): void {
    const from = at;
    while (KINDS[text.charCodeAt(at)] === WORD) at += 1;
    const isMember = last === '.' || last === '#';
    word = isMember || !mayBeKnown(text, from, at) ? '' : text.slice(from, at);
    if ((isEnded() && !JOINTS.has(word)) || word === 'case') brackets.reset();
    else if (last === 'c' || last === ')') brackets.mark(1);
    const isPrefix = PREFIXES.has(word);
    if (isPrefix) brackets.mark(DEAR.has(word) ? LEVEL : 2);
    last = isPrefix || JOINTS.has(word) ? 'k' : 'a';
    isNewLine = false;
  }

  /** Skips a remark, a quoted text or a pattern; false where none of them stands. */
  function readText(code: number): boolean {
    const mayBePattern = at >= divides && last !== 'a' && last !== ')' && last !== ']' && last !== '}';
    const past = skipText(text, at, mayBePattern);
    if (past === at) {
      if (code === 47 && mayBePattern) divides = endOfLine(text, at);
      return false;
    }
    if (code === 47 && /[/*]/.test(text.charAt(at + 1))) isNewLine ||= /[\n\r]/.test(text.slice(at, past));
    else {
      if (isEnded() && last !== '}') brackets.reset();
      last = 'a';
      isNewLine = false;
    }
    at = past;
    return true;
  }

  function readMark(char: string): void {
    const opened = PAIRS[char];
    const isTagEnd =
      (char === '<' && text.charAt(at + 1) === '/') || (char === '/' && text.charAt(at + 1) === '>');
    let isControl = false;
    at += 1;
    if (last === ';') brackets.reset();
    if (char === '(' || char === '[' || char === '{') {
      // `a()()[0]`: each holds the one before.
      if (last === ')' || last === ']') brackets.mark(1);
      brackets.begin(char, char === '(' && last === 'k' && CONTROLS.has(word));
    } else if (opened !== undefined) {
      isControl = brackets.end(opened);
      if (char === '}' && brackets.innermost() === '`') readTemplate();
    } else if (char === '`') {
      brackets.begin('`');
      readTemplate();
    } else if (char === ',') brackets.comma();
    else if (isTagEnd) brackets.endTag(true);
    else if (char === '>' && last !== '=') brackets.endTag(false);
    else if (char === '<') brackets.beginTag();
    else brackets.mark(CHAINS.get(char) ?? 0);
    last = isControl ? 'c' : char === '`' ? 'a' : char;
    isNewLine = false;
  }

  /** Goes on behind the text of a template, or inside the first code in it. */
  function readTemplate(): void {
    const next = skipTemplate(text, at);
    at = next.at;
    if (next.isCode) brackets.begin('{');
    else brackets.end('`');
  }
}

function mayBeKnown(text: string, from: number, to: number): boolean {
  const length = to - from;
  return length <= LONGEST_WORD && ((LENGTHS[text.charCodeAt(from)] ?? 0) & (1 << length)) !== 0;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function kindsOfCharacters(): Uint8Array {
  const kinds = new Uint8Array(65_536).fill(WORD, 128);
  const put = (characters: string, kind: number): void => {
    for (const character of characters) kinds[character.charCodeAt(0)] = kind;
  };
  put('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$', WORD);
  put(' \t', BLANK);
  put('\n\r\u2028\u2029', LINE_END);
  put('"\'/', TEXT);
  return kinds;
}
