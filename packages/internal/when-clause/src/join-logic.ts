import type { WhenNode } from './when-node.ts';

/** Joins operands with `and` or `or` in canonical form: one operand stays itself, the same operator is flattened. */
export function joinLogic(op: 'and' | 'or', operands: readonly WhenNode[]): WhenNode {
  const flat = operands.flatMap((operand) => (operand.op === op ? operand.operands : [operand]));
  const [only] = flat;
  return only && flat.length === 1 ? only : { op, operands: flat };
}
