import { readContext, type WhenContext } from './read-context.ts';
import type { WhenComparison, WhenNode, WhenOperand } from './when-node.ts';

export type { WhenContext } from './read-context.ts';

/** Whether a contribution is shown in this context. It decides what is shown, never what is allowed. */
export function evaluateWhen(node: WhenNode, context: WhenContext): boolean {
  switch (node.op) {
    case 'and':
      return node.operands.every((operand) => evaluateWhen(operand, context));
    case 'or':
      return node.operands.some((operand) => evaluateWhen(operand, context));
    case 'not':
      return !evaluateWhen(node.operand, context);
    case 'key':
    case 'literal':
      return Boolean(valueOf(node, context));
    case 'in':
      return contains(readContext(context, node.right.key), valueOf(node.left, context));
    case 'not in':
      return !contains(readContext(context, node.right.key), valueOf(node.left, context));
    default:
      return compare(node, valueOf(node.left, context));
  }
}

function compare({ op, right }: WhenComparison, left: unknown): boolean {
  if (op === '==') return equals(left, right.value);
  if (op === '!=') return !equals(left, right.value);
  // An absent value is neither smaller nor larger than a number.
  if (typeof left !== 'number' || typeof right.value !== 'number') return false;
  if (op === '<') return left < right.value;
  if (op === '<=') return left <= right.value;
  if (op === '>') return left > right.value;
  return left >= right.value;
}

/** As in VS Code, `== true` asks for a truthy value and `== false` for a falsy or absent one. */
function equals(left: unknown, right: string | number | boolean): boolean {
  return typeof right === 'boolean' ? Boolean(left) === right : left === right;
}

function contains(list: unknown, value: unknown): boolean {
  return Array.isArray(list) && list.includes(value);
}

function valueOf(operand: WhenOperand, context: WhenContext): unknown {
  return operand.op === 'key' ? readContext(context, operand.key) : operand.value;
}
