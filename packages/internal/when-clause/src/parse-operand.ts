import { WhenSyntaxError, type TokenStream } from './token-stream.ts';
import type { ComparisonOperator, WhenLiteral, WhenOperand } from './when-node.ts';

/** Reads a context key or a literal. */
export function parseOperand(stream: TokenStream): WhenOperand {
  const literal = takeLiteral(stream);
  return literal ?? { op: 'key', key: stream.expectKey() };
}

/** Reads what stands to the right of a comparison: a literal, or a bare word that means a text. */
export function rightLiteral(stream: TokenStream, op: ComparisonOperator): WhenLiteral {
  const { position } = stream;
  const literal = takeLiteral(stream) ?? { op: 'literal', value: stream.expectKey() };
  if (op === '==' || op === '!=' || typeof literal.value === 'number') return literal;
  throw new WhenSyntaxError({
    code: 'SYNTAX',
    message: `${op} compares numbers.`,
    position,
    hint: 'Put a number on its right side.',
  });
}

function takeLiteral(stream: TokenStream): WhenLiteral | undefined {
  const { kind, text } = stream.peek();
  if (kind === 'string') return { op: 'literal', value: stream.next().text };
  // `-0` and `0` print alike, so they are one value.
  if (kind === 'number') return { op: 'literal', value: Number(stream.next().text) + 0 };
  if (kind === 'word' && (text === 'true' || text === 'false')) {
    stream.next();
    return { op: 'literal', value: text === 'true' };
  }
  return undefined;
}
