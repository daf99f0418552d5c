import { bare, writtenKey, type Node } from './node.ts';

/** The name a call finds its function by: `send` of `socket.send(…)`; null for all others, and where it is computed. */
export function methodName(node: Node): string | null {
  if (node.type !== 'CallExpression') return null;
  const callee = bare(node.callee);
  return callee.type === 'MemberExpression' ? writtenKey(callee.property, callee.computed) : null;
}
