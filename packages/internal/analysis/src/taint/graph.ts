import type { Binding } from '../scope/scope.ts';
import type { SourceFile } from '../values/source-file.ts';
import { rootOf, type FunctionNode, type Node } from '../syntax/node.ts';

/** A member of a name, or what a function returns: a place values rest in between. */
export interface Slot {
  slot: string;
}

export type Vertex = Node | Binding | Slot;

/** Which value flows where, regardless of order. */
export interface Graph {
  edges: Map<Vertex, Vertex[]>;
  add: (from: Vertex, to: Vertex) => void;
  slotOf: (owner: object, key: string) => Slot;
  slotsOf: (owner: object) => Iterable<Slot>;
  returnsOf: (fn: FunctionNode) => Slot;
  /** The binding a name stands for, followed through imports to the file that declares it. */
  bindingOf: (identifier: Extract<Node, { type: 'Identifier' }>, file: SourceFile) => Binding | null;
  fileNamed: (name: string) => SourceFile | null;
  /** The file of the graph a node stands in, or null for a node of another. */
  fileOf: (node: Node) => SourceFile | null;
}

export function createGraph(
  files: readonly SourceFile[],
  follow: (binding: Binding, file: SourceFile) => Binding,
): Graph {
  const byRoot = new Map<Node, SourceFile>(files.map((file) => [file.program, file]));
  const edges = new Map<Vertex, Vertex[]>();
  const slots = new Map<object, Map<string, Slot>>();
  const slotOf = (owner: object, key: string): Slot => {
    let own = slots.get(owner);
    if (!own) slots.set(owner, (own = new Map<string, Slot>()));
    let slot = own.get(key);
    if (!slot) own.set(key, (slot = { slot: key }));
    return slot;
  };
  return {
    edges,
    slotOf,
    slotsOf: (owner) => slots.get(owner)?.values() ?? [],
    returnsOf: (fn) => slotOf(fn, 'return'),
    bindingOf: (identifier, file) => {
      const binding = file.evaluator.bindingOf(identifier);
      return binding ? follow(binding, file) : null;
    },
    fileNamed: (name) => files.find((file) => file.name === name) ?? null,
    fileOf: (node) => byRoot.get(rootOf(node)) ?? null,
    add: (from, to) => {
      const targets = edges.get(from);
      if (targets) targets.push(to);
      else edges.set(from, [to]);
    },
  };
}
