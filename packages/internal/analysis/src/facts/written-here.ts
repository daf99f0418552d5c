import { bare, writtenKey, type Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';

const DEPTH = 12;
/** Methods that put given texts together and add none. */
const JOINS = new Set(['join', 'concat', 'trim', 'toString']);

/**
 * Whether a text is made of nothing but what stands in the file: literals, functions of the file as text, and both
 * joined. Whoever reads the file has read the text.
 */
export function isWrittenHere(node: Node, file: SourceFile): boolean {
  return leavesOf(node, file, 0) !== null;
}

/** The literal texts it is made of. Functions among them are looked at in their own place. */
export function literalsOf(node: Node, file: SourceFile): string {
  return leavesOf(node, file, 0)?.join('\n') ?? '';
}

/** The literals of a text, or null when anything else takes part. */
function leavesOf(node: Node, file: SourceFile, depth: number): string[] | null {
  if (depth > DEPTH) return null;
  const inner = bare(node);
  const all = (parts: readonly (Node | null)[]): string[] | null => {
    const found: string[] = [];
    for (const part of parts) {
      const leaves = part === null ? [] : leavesOf(part, file, depth + 1);
      if (leaves === null) return null;
      found.push(...leaves);
    }
    return found;
  };
  switch (inner.type) {
    case 'Literal':
      return [String(inner.value)];
    case 'TemplateLiteral': {
      const rest = all(inner.expressions);
      return rest && [...inner.quasis.map(({ value }) => value.cooked ?? value.raw), ...rest];
    }
    case 'BinaryExpression':
      return inner.operator === '+' ? all([inner.left, inner.right]) : null;
    case 'ConditionalExpression':
      return all([inner.consequent, inner.alternate]);
    case 'ArrayExpression':
      return all(inner.elements);
    case 'CallExpression':
      return ofCall(inner, file, all);
    case 'Identifier':
      return ofName(inner, file, all);
    default:
      return file.evaluator.evaluate(inner).kind === 'function' ? [] : null;
  }
}

type All = (parts: readonly (Node | null)[]) => string[] | null;

function ofCall(
  node: Extract<Node, { type: 'CallExpression' }>,
  file: SourceFile,
  all: All,
): string[] | null {
  const callee = bare(node.callee);
  const [first] = node.arguments;
  // `String(run)` and `JSON.stringify(settings)`: the one is a function of the file, the other stays data.
  const { names } = file.evaluator.call(node);
  if (names.includes('JSON.stringify')) return [];
  if (names.includes('String') && first) return all([first]);
  if (callee.type !== 'MemberExpression') return null;
  return JOINS.has(writtenKey(callee.property, callee.computed) ?? '')
    ? all([callee.object, ...node.arguments])
    : null;
}

function ofName(node: Extract<Node, { type: 'Identifier' }>, file: SourceFile, all: All): string[] | null {
  if (file.evaluator.evaluate(node).kind === 'function') return [];
  const writes = file.evaluator.bindingOf(node)?.writes ?? [];
  if (
    writes.length === 0 ||
    writes.some(({ value, kind, path }) => !value || kind === 'loop' || path.length > 0)
  )
    return null;
  return all(writes.map(({ value }) => value));
}
