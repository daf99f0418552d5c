import { err, ok, type Result } from '@guildhall/kernel';
import { joinLogic } from './join-logic.ts';
import { parseOperand, rightLiteral } from './parse-operand.ts';
import { tokenize } from './tokenize.ts';
import { TokenStream, WhenSyntaxError } from './token-stream.ts';
import { whenDepth } from './when-depth.ts';
import { COMPARISONS, MAX_DEPTH, MAX_LENGTH, type WhenError, type WhenNode } from './when-node.ts';

/**
 * Reads a when clause: VS Code's grammar without regular expressions. Never throws.
 * As there, a bare word to the right of == or != is a text: `lang == css` means `lang == 'css'`.
 */
export function parseWhen(text: string): Result<WhenNode, WhenError> {
  if (text.length > MAX_LENGTH) {
    const message = `A when clause has at most ${MAX_LENGTH} characters; this one has ${text.length}.`;
    return err({ code: 'TOO_LONG', message, position: MAX_LENGTH });
  }
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  try {
    const stream = new TokenStream(tokens.value);
    const node = parseOr(stream, 0);
    if (!stream.atEnd()) throw stream.unexpected('Expected &&, || or the end of the clause');
    return whenDepth(node) > MAX_DEPTH ? err(tooDeep(0)) : ok(node);
  } catch (error) {
    if (error instanceof WhenSyntaxError) return err(error.problem);
    throw error;
  }
}

function parseOr(stream: TokenStream, depth: number): WhenNode {
  const operands = [parseAnd(stream, depth)];
  while (stream.take('||')) operands.push(parseAnd(stream, depth));
  return joinLogic('or', operands);
}

function parseAnd(stream: TokenStream, depth: number): WhenNode {
  const operands = [parseTerm(stream, depth)];
  while (stream.take('&&')) operands.push(parseTerm(stream, depth));
  return joinLogic('and', operands);
}

function parseTerm(stream: TokenStream, depth: number): WhenNode {
  if (depth > MAX_DEPTH) throw new WhenSyntaxError(tooDeep(stream.position));
  if (stream.take('!')) return { op: 'not', operand: parseTerm(stream, depth + 1) };
  if (!stream.take('(')) return parseComparison(stream);

  const inner = parseOr(stream, depth + 1);
  if (!stream.take(')')) throw stream.unexpected('Expected a closing parenthesis');
  return inner;
}

function parseComparison(stream: TokenStream): WhenNode {
  const start = stream.position;
  const left = parseOperand(stream);
  const op = COMPARISONS.find((symbol) => stream.take(symbol));
  if (op) return { op, left, right: rightLiteral(stream, op) };

  const membership = stream.takeMembership();
  if (membership) return { op: membership, left, right: { op: 'key', key: stream.expectKey() } };
  if (left.op === 'key') return left;
  if (typeof left.value === 'boolean') return { op: 'literal', value: left.value };
  throw new WhenSyntaxError({
    code: 'SYNTAX',
    message: 'A value on its own is no condition.',
    position: start,
    hint: 'Compare it with a context key.',
  });
}

function tooDeep(position: number): WhenError {
  return { code: 'TOO_DEEP', message: `A when clause nests at most ${MAX_DEPTH} levels.`, position };
}
