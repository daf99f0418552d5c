import type { Limits } from '../limits.ts';
import type { AllowedElement } from './allowlist.ts';
import { SandboxError } from './sandbox-error.ts';

/** What the guard remembers of a node. */
export interface GuardedNode {
  readonly id: string;
  readonly depth: number;
  /** Null for text. */
  readonly element: AllowedElement | null;
  readonly children: GuardedNode[];
}

/** A copy of the tree's shape, kept to bound it and to know what each id is. */
export interface TreeGuard {
  /** Null when an ancestor went away meanwhile; its late records are harmless. */
  find(id: string): GuardedNode | null;
  add(id: string, element: AllowedElement | null, depth: number): GuardedNode;
  remove(parent: GuardedNode, index: number): void;
}

export const ROOT_ID = '~';

export function createTreeGuard(limits: Pick<Limits, 'treeNodes' | 'treeDepth'>): TreeGuard {
  const root: GuardedNode = { id: ROOT_ID, depth: 0, element: null, children: [] };
  const nodes = new Map<string, GuardedNode>([[ROOT_ID, root]]);

  function forget(node: GuardedNode): void {
    nodes.delete(node.id);
    for (const child of node.children) forget(child);
  }

  return {
    find: (id) => nodes.get(id) ?? null,
    add(id, element, depth) {
      if (nodes.has(id)) throw new SandboxError('INVALID_UI', `The plugin used the node id ${id} twice.`);
      if (nodes.size > limits.treeNodes) {
        throw new SandboxError('TREE_TOO_LARGE', `A plugin may draw ${limits.treeNodes} nodes at most.`);
      }
      if (depth > limits.treeDepth) {
        throw new SandboxError(
          'TREE_TOO_DEEP',
          `A plugin may nest its nodes ${limits.treeDepth} deep at most.`,
        );
      }
      const node: GuardedNode = { id, depth, element, children: [] };
      nodes.set(id, node);
      return node;
    },
    remove(parent, index) {
      const [removed] = parent.children.splice(index, 1);
      if (removed) forget(removed);
    },
  };
}
