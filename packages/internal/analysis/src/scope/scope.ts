import type { FunctionNode, Node } from '../syntax/node.ts';

/** What stands in for a part that is missing; `path` leads from it to the part that is taken. */
export interface Fallback {
  value: Node;
  path: readonly (string | Node)[];
}

/** One place a binding receives a value. `path` leads from the value to the part that is taken. */
export interface Write {
  kind: 'declare' | 'assign' | 'compound' | 'parameter' | 'import' | 'loop' | 'rest' | 'opaque';
  value: Node | null;
  path: readonly (string | Node)[];
  fallback: Fallback | null;
  at: Node;
  /** Only for parameters. */
  owner?: FunctionNode;
  index?: number;
}

export interface Binding {
  name: string;
  scope: Scope;
  declared: Node;
  writes: Write[];
  /** Values assigned to members of the binding: `o.f = value`, by member name. */
  members: Map<string, Node[]> | null;
}

export interface Scope {
  node: Node;
  outer: Scope | null;
  isFunction: boolean;
  bindings: Map<string, Binding>;
}

export function lookUp(scope: Scope | null, name: string): Binding | null {
  for (let at = scope; at; at = at.outer) {
    const binding = at.bindings.get(name);
    if (binding) return binding;
  }
  return null;
}
