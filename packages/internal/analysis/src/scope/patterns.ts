import type { Node } from '../syntax/node.ts';
import type { Fallback } from './scope.ts';

export interface PatternLeaf {
  target: Node;
  path: readonly (string | Node)[];
  fallback: Fallback | null;
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
  fallback: Fallback | null,
  rest: boolean,
  into: PatternLeaf[],
): void {
  switch (node.type) {
    case 'AssignmentPattern':
      collect(node.left, path, { value: node.right, path: WHOLE }, rest, into);
      return;
    case 'RestElement':
      collect(node.argument, path, fallback, true, into);
      return;
    case 'TSParameterProperty':
      collect(node.parameter, path, fallback, rest, into);
      return;
    case 'ArrayPattern':
      node.elements.forEach((element, index) => {
        if (element) collect(element, [...path, String(index)], inside(fallback, String(index)), rest, into);
      });
      return;
    case 'ObjectPattern':
      for (const property of node.properties) {
        if (property.type === 'RestElement') collect(property, path, fallback, true, into);
        else {
          const key = keyStep(property.key, property.computed);
          collect(property.value, [...path, key], inside(fallback, key), rest, into);
        }
      }
      return;
    default:
      into.push({ target: node, path, fallback, rest });
  }
}

/** The part of what stands in for the whole: `{ a } = defaults`. */
function inside(fallback: Fallback | null, key: string | Node): Fallback | null {
  return fallback && { value: fallback.value, path: [...fallback.path, key] };
}

function keyStep(key: Node, computed: boolean): string | Node {
  if (!computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal') return String(key.value);
  return key;
}
