import { err, ok, type Result } from '@guildhall/kernel';
import type { WhenError } from './when-node.ts';

export interface Token {
  kind: 'symbol' | 'word' | 'string' | 'number' | 'end';
  /** As written; of a string, without quotes and escapes. */
  text: string;
  position: number;
}

const SYMBOLS = ['&&', '||', '==', '!=', '<=', '>=', '!', '<', '>', '(', ')'];
const WORD_START = /[A-Za-z_$]/;
const WORD = /[A-Za-z_$][\w$.:-]*/y;
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const SPACE = /\s+/y;

/** Splits a clause into words, literals and symbols. Linear in its length. */
export function tokenize(text: string): Result<Token[], WhenError> {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const space = matchAt(SPACE, text, position);
    if (space) {
      position += space.length;
      continue;
    }
    const scanned = scanToken(text, position);
    if (!scanned.ok) return scanned;
    tokens.push(scanned.value.token);
    position = scanned.value.end;
  }
  tokens.push({ kind: 'end', text: '', position });
  return ok(tokens);
}

function scanToken(text: string, position: number): Result<{ token: Token; end: number }, WhenError> {
  const char = text.charAt(position);
  if (char === "'" || char === '"') return scanString(text, position, char);
  const operator = text.startsWith('=~', position) ? undefined : symbolAt(text, position);
  if (operator) return ok(tokenOf('symbol', operator, position));
  if (WORD_START.test(char)) return ok(tokenOf('word', matchAt(WORD, text, position) ?? char, position));
  const number = matchAt(NUMBER, text, position);
  if (number && Number.isFinite(Number(number))) return ok(tokenOf('number', number, position));
  return err(unexpectedCharacter(text, position));
}

function scanString(
  text: string,
  start: number,
  quote: string,
): Result<{ token: Token; end: number }, WhenError> {
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === quote) return ok({ token: { kind: 'string', text: value, position: start }, end: at + 1 });
    if (char === '\\') {
      at++;
      if (!['\\', "'", '"'].includes(text.charAt(at))) {
        return err({
          code: 'SYNTAX',
          message: 'A backslash in a text must be followed by a quote or another backslash.',
          position: at - 1,
          hint: 'Write \\\\ for one backslash.',
        });
      }
    }
    value += text.charAt(at);
  }
  return err({
    code: 'SYNTAX',
    message: 'This text has no closing quote.',
    position: start,
    hint: `Add ${quote} at its end.`,
  });
}

function tokenOf(kind: Token['kind'], text: string, position: number): { token: Token; end: number } {
  return { token: { kind, text, position }, end: position + text.length };
}

function symbolAt(text: string, position: number): string | undefined {
  return SYMBOLS.find((symbol) => text.startsWith(symbol, position));
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}

/** What people type instead, and what they mean. */
const HINTS: readonly [string, string][] = [
  ['=~', 'Regular expressions are not available; compare with == or use a list and `in`.'],
  ['=', 'Write == to compare.'],
  ['&', 'Write && for "and".'],
  ['|', 'Write || for "or".'],
];

function unexpectedCharacter(text: string, position: number): WhenError {
  const hint = HINTS.find(([start]) => text.startsWith(start, position))?.[1];
  const message = `Unexpected "${String.fromCodePoint(text.codePointAt(position) ?? 0)}".`;
  return { code: 'SYNTAX', message, position, ...(hint && { hint }) };
}
