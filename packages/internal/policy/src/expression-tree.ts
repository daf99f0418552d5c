import type { ASTNode } from '@marcbachmann/cel-js';

/** The macros that run their body once per element, or copy a value into it. */
const COMPREHENSIONS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter', 'bind']);

/** The direct parts of an expression. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}

/** How many loops run inside one another; the cost of an expression grows by a power of it. */
export function comprehensionDepth(node: ASTNode): number {
  const inner = Math.max(0, ...childrenOf(node).map(comprehensionDepth));
  return node.op === 'rcall' && COMPREHENSIONS.has(node.args[0]) ? inner + 1 : inner;
}

/** The first regular expression that is not written out as a literal. */
export function findDynamicPattern(node: ASTNode): ASTNode | undefined {
  if (node.op === 'rcall' && node.args[0] === 'matches' && node.args[2][0]?.op !== 'value') return node;
  for (const child of childrenOf(node)) {
    const found = findDynamicPattern(child);
    if (found) return found;
  }
  return undefined;
}

/** The parts that the outermost && or || joins; of anything else, the whole. */
export function topClauses(node: ASTNode): readonly ASTNode[] {
  const { op } = node;
  return op === '&&' || op === '||' ? flatten(node, op) : [node];
}

function flatten(node: ASTNode, op: '&&' | '||'): readonly ASTNode[] {
  return node.op === op ? childrenOf(node).flatMap((child) => flatten(child, op)) : [node];
}
