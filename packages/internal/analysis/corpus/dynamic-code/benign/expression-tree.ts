type Node = { op: '+' | '*'; left: Node; right: Node } | { value: number } | { name: string };
const APPLY = { '+': (a: number, b: number) => a + b, '*': (a: number, b: number) => a * b };
/** Computes a formula from its tree; nothing of it is ever code. */
export function evaluate(node: Node, scope: Record<string, number>): number {
  if ('value' in node) return node.value;
  if ('name' in node) return scope[node.name] ?? 0;
  return APPLY[node.op](evaluate(node.left, scope), evaluate(node.right, scope));
}
export const bound = evaluate.bind(null);
