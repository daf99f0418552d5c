import type { Node } from '../syntax/node.ts';
import { constant, UNKNOWN, type Value } from './value.ts';

/** A list that is written out, with what is spread into it. */
export function foldList(
  node: Extract<Node, { type: 'ArrayExpression' }>,
  evaluate: (node: Node) => Value,
): Value {
  const items: Value[] = [];
  for (const element of node.elements) {
    if (element === null) items.push(constant(undefined));
    else if (element.type === 'SpreadElement') {
      const value = evaluate(element.argument);
      if (value.kind === 'list') items.push(...value.items);
      else if (value.kind === 'constant' && typeof value.value === 'string')
        items.push(...Array.from(value.value, (char) => constant(char, value.decoded)));
      else items.push(UNKNOWN);
    } else items.push(evaluate(element));
  }
  return { kind: 'list', items };
}
