import type { WhenNode, WhenOperand } from './when-node.ts';

/** The context keys a clause looks at, each once, in order of appearance. */
export function whenKeys(node: WhenNode): string[] {
  return [...new Set(keysOf(node))];
}

function keysOf(node: WhenNode | WhenOperand): string[] {
  switch (node.op) {
    case 'and':
    case 'or':
      return node.operands.flatMap(keysOf);
    case 'not':
      return keysOf(node.operand);
    case 'key':
      return [node.key];
    case 'literal':
      return [];
    default:
      return [...keysOf(node.left), ...keysOf(node.right)];
  }
}
