import type { Node } from './syntax/node.ts';
import type { SourceFile } from './values/source-file.ts';

const PARTS = new Set([
  'BinaryExpression',
  'TemplateLiteral',
  'ArrayExpression',
  'MemberExpression',
  'CallExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
]);
/** Expressions climbed from one literal; nobody glues texts deeper than this by hand. */
const CLIMB = 12;
const SHORTEST = 12;
const LONGEST = 20_000;

const known = new WeakMap<SourceFile, readonly [string, Node][]>();

/** Texts that a file puts together from constants: joined, reversed, decoded. Each with its outermost expression. */
export function foldedTexts(file: SourceFile): readonly [string, Node][] {
  let found = known.get(file);
  if (!found) known.set(file, (found = findTexts(file)));
  return found;
}

function findTexts(file: SourceFile): [string, Node][] {
  /** By number. A climb that comes by where another was goes on with nothing new. */
  const seen = new Uint8Array(file.index.nodes.length);
  const found: [string, Node][] = [];
  for (const literal of file.index.strings)
    climb(literal.type === 'TemplateLiteral' ? literal : literal.parent, file, seen, found);
  // Parts that are names leave no literal to climb from.
  for (const declarator of file.index.declarators)
    climb(declarator.type === 'VariableDeclarator' ? declarator.init : declarator.value, file, seen, found);
  for (const call of file.index.calls)
    if ('arguments' in call) for (const argument of call.arguments) climb(argument, file, seen, found);
  return found;
}

function climb(
  start: Node | null | undefined,
  file: SourceFile,
  seen: Uint8Array,
  found: [string, Node][],
): void {
  let best: [string, Node] | null = null;
  let node = start;
  for (let height = 0; height < CLIMB && node && PARTS.has(node.type); height += 1) {
    const place = (node.number ?? -1) - file.index.first;
    if (seen[place]) break;
    seen[place] = 1;
    const value = file.evaluator.evaluate(node);
    if (
      value.kind === 'constant' &&
      typeof value.value === 'string' &&
      value.value.length >= SHORTEST &&
      value.value.length <= LONGEST
    )
      best = [value.value, node];
    node = node.parent;
  }
  if (best) found.push(best);
}
