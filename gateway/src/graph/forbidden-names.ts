import { Lexer, Source, TokenKind } from 'graphql';
import { speak } from '../errors.ts';
import { LIMITS } from './limits.ts';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const SAID = /__proto__|constructor|prototype/;

/**
 * Refuses names that would reach into objects instead of naming a key: of answers, of arguments and inside values. What
 * counts is how the language reads the document, not how its text looks.
 */
export function refuseForbiddenNames(query: string): void {
  if (SAID.test(query) && namesForbidden(query))
    throw speak(
      'BAD_USER_INPUT',
      'The response names __proto__, constructor and prototype are not allowed; choose other aliases.',
      400,
    );
}

/** A name before a colon gives something that name, unless it is a variable's. */
function namesForbidden(query: string): boolean {
  const lexer = new Lexer(new Source(query));
  let [before, last] = [lexer.token, lexer.token];
  try {
    for (let count = 0; count < LIMITS.tokens && last.kind !== TokenKind.EOF; count += 1) {
      const token = lexer.advance();
      const names = token.kind === TokenKind.COLON && before.kind !== TokenKind.DOLLAR;
      if (names && last.kind === TokenKind.NAME && FORBIDDEN.has(last.value)) return true;
      [before, last] = [last, token];
    }
  } catch {
    // No GraphQL, or none any longer: the executor says so in its own words.
  }
  return false;
}
