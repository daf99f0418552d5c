import type { Node } from '../syntax/node.ts';

export interface PatternLeaf {
  target: Node;
  path: readonly (string | Node)[];
  fallback: Node | null;
  rest: boolean;
}

const WHOLE: readonly string[] = [];

/** Lists the names and members a destructuring pattern fills, each with the path to its value. */
export function patternLeaves(pattern: Node): readonly PatternLeaf[] {
  // Most names are given no pattern at all.
  if (pattern.type === 'Identifier') return [{ target: pattern, path: WHOLE, fallback: null, rest: false }];
  const leaves: PatternLeaf[] = [];
  collect(pattern, WHOLE, null, false, leaves);
  return leaves;
}

function collect(
  node: Node,
  path: readonly (string | Node)[],
  fallback: Node | null,
  rest: boolean,
  into: PatternLeaf[],
): void {
  switch (node.type) {
    case 'AssignmentPattern':
      collect(node.left, path, node.right, rest, into);
      return;
    case 'RestElement':
      collect(node.argument, path, fallback, true, into);
      return;
    case 'TSParameterProperty':
      collect(node.parameter, path, fallback, rest, into);
      return;
    case 'ArrayPattern':
      node.elements.forEach((element, index) => {
        if (element) collect(element, [...path, String(index)], fallback, rest, into);
      });
      return;
    case 'ObjectPattern':
      for (const property of node.properties) {
        if (property.type === 'RestElement') collect(property, path, fallback, true, into);
        else
          collect(property.value, [...path, keyStep(property.key, property.computed)], fallback, rest, into);
      }
      return;
    default:
      into.push({ target: node, path, fallback, rest });
  }
}

function keyStep(key: Node, computed: boolean): string | Node {
  if (!computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal') return String(key.value);
  return key;
}
