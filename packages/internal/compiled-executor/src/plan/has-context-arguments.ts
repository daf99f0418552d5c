import type { PlanNode } from './plan.ts';

/** Whether any part of a plan takes arguments from the objects around an entity. */
export function hasContextArguments(node: PlanNode): boolean {
  switch (node.kind) {
    case 'sequence':
    case 'parallel':
      return node.nodes.some(hasContextArguments);
    case 'condition':
      return [node.whenTrue, node.whenFalse].some((branch) => branch !== null && hasContextArguments(branch));
    case 'entities':
      return node.batches.some(({ contextArguments }) => contextArguments.length > 0);
    case 'fetch':
      return false;
  }
}
