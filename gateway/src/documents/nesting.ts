import { Lexer, Source, TokenKind } from 'graphql';
import { LIMITS } from '../graph/limits.ts';
import type { Asked } from './asked.ts';

/** What is wrong with a question, in the words of our limits. */
interface TooDeep {
  readonly code: 'GRAPHQL_PARSE_FAILED' | 'BAD_USER_INPUT';
  readonly message: string;
}

/**
 * Says so where brackets of a document, or values of its variables, stand too deep in each other. Whoever reads them calls
 * itself once a level, and would end with its stack: so this is asked before anybody does, and costs no stack.
 */
export function tooDeep({ query, trusted, variables }: Asked): TooDeep | null {
  const levels = `deeper in each other than the ${LIMITS.nesting} levels that are allowed`;
  if (!trusted && isDeepText(query))
    return {
      code: 'GRAPHQL_PARSE_FAILED',
      message: `Brackets of this document stand ${levels}; flatten it, or ask in several documents.`,
    };
  if (isDeepValue(variables))
    return { code: 'BAD_USER_INPUT', message: `Values of the variables stand ${levels}; flatten them.` };
  return null;
}

const BRACKETS = /[([{]/g;
const OPENING = new Set<string>([TokenKind.PAREN_L, TokenKind.BRACKET_L, TokenKind.BRACE_L]);
const CLOSING = new Set<string>([TokenKind.PAREN_R, TokenKind.BRACKET_R, TokenKind.BRACE_R]);

/** As far as a parser would get; brackets of texts and comments are none. */
function isDeepText(query: string): boolean {
  // Few documents have so many brackets at all.
  if ((query.match(BRACKETS)?.length ?? 0) <= LIMITS.nesting) return false;
  const lexer = new Lexer(new Source(query));
  let depth = 0;
  try {
    for (let count = 0; count <= LIMITS.tokens && depth <= LIMITS.nesting; count += 1) {
      const { kind } = lexer.advance();
      if (kind === TokenKind.EOF) return false;
      if (OPENING.has(kind)) depth += 1;
      else if (CLOSING.has(kind)) depth -= 1;
    }
  } catch {
    // No GraphQL any longer: a parser ends here as well, and says why.
  }
  return depth > LIMITS.nesting;
}

/** Level by level: all that stands at one depth, then all below it. */
function isDeepValue(value: object): boolean {
  let level: object[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > LIMITS.nesting) return true;
    level = level.flatMap((one) => Object.values(one).filter(isContainer));
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
