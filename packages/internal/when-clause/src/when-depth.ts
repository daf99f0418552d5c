import type { WhenNode } from './when-node.ts';

/** How many `!`, `&&` and `||` lie inside one another. */
export function whenDepth(node: WhenNode): number {
  switch (node.op) {
    case 'and':
    case 'or':
      return 1 + Math.max(...node.operands.map(whenDepth));
    case 'not':
      return 1 + whenDepth(node.operand);
    default:
      return 0;
  }
}
