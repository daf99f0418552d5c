import type { WhenLiteral, WhenNode, WhenOperand } from './when-node.ts';

/** Writes a clause as text, with the fewest parentheses and every text in single quotes. */
export function printWhen(node: WhenNode): string {
  switch (node.op) {
    case 'or':
      return node.operands.map((operand) => printWithin(operand, ['or'])).join(' || ');
    case 'and':
      return node.operands.map((operand) => printWithin(operand, ['or', 'and'])).join(' && ');
    case 'not':
      return `!${printNegated(node.operand)}`;
    case 'key':
    case 'literal':
      return printOperand(node);
    default:
      return `${printOperand(node.left)} ${node.op} ${printOperand(node.right)}`;
  }
}

function printWithin(node: WhenNode, parenthesized: readonly string[]): string {
  return parenthesized.includes(node.op) ? `(${printWhen(node)})` : printWhen(node);
}

/** `!` binds tighter than everything but another `!`. */
function printNegated(node: WhenNode): string {
  return node.op === 'not' || node.op === 'key' || node.op === 'literal'
    ? printWhen(node)
    : `(${printWhen(node)})`;
}

function printOperand(operand: WhenOperand): string {
  return operand.op === 'key' ? operand.key : printLiteral(operand);
}

function printLiteral({ value }: WhenLiteral): string {
  if (typeof value !== 'string') return String(value);
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
