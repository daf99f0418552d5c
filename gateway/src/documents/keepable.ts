import { Lexer, Source, TokenKind } from 'graphql';
import { LIMITS } from '../graph/limits.ts';
import type { Asked } from './asked.ts';

/** Whether PostgreSQL keeps a text as it is: without NUL, and without half of a surrogate pair. */
export function isKeepable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** What is wrong with texts that no service could keep or look for; null when all can. Asked after `tooDeep`. */
export function unkeepable({
  query,
  trusted,
  variables,
}: Asked): { code: 'BAD_USER_INPUT'; message: string } | null {
  const where = placeIn(variables)?.join('.') ?? (!trusted && saysNul(query) ? 'the document' : null);
  if (where === null) return null;
  return {
    code: 'BAD_USER_INPUT',
    message: `A text at ${where} holds NUL (U+0000) or half of a surrogate pair, which nobody can keep; leave it out.`,
  };
}

/** The way to the first such text, names of objects included. */
function placeIn(value: unknown): string[] | null {
  if (typeof value === 'string') return isKeepable(value) ? null : [];
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (!isKeepable(name)) return [];
    const below = placeIn(inner);
    if (below) return [name, ...below];
  }
  return null;
}

const ESCAPED_NUL = /\\u(?:0000|\{0+\})/;

/** Of a document only escapes can say it: graphql itself refuses the letter, and halves of pairs in any form. */
function saysNul(query: string): boolean {
  if (!ESCAPED_NUL.test(query)) return false;
  const lexer = new Lexer(new Source(query));
  try {
    for (let count = 0; count <= LIMITS.tokens; count += 1) {
      const { kind, value } = lexer.advance();
      if (kind === TokenKind.EOF) return false;
      if (kind === TokenKind.STRING && value.includes('\0')) return true;
    }
  } catch {
    // No GraphQL any longer: a parser ends here as well, and says why.
  }
  return false;
}
