import type { Binding } from '../scope/scope.ts';
import type { SourceFile } from '../values/source-file.ts';
import { createEdges, type Edges } from './edges.ts';
import type { Slot } from './vertex.ts';
import { rootOf, type FunctionNode, type Node } from '../syntax/node.ts';

/** Which value flows where, regardless of order. */
export interface Graph extends Edges {
  slotOf: (owner: object, key: string) => Slot;
  /** Where everything comes together that was put into members of `owner`; null when nothing was. */
  membersOf: (owner: object) => Slot | null;
  returnsOf: (fn: FunctionNode) => Slot;
  /** Where `window.stash` rests that some file writes; null for what nobody writes, and what does more than rest. */
  sharedPlace: (node: Node, file: SourceFile) => Slot | null;
  /** The binding a name stands for, followed through imports to the file that declares it. */
  bindingOf: (identifier: Extract<Node, { type: 'Identifier' }>, file: SourceFile) => Binding | null;
  fileNamed: (name: string) => SourceFile | null;
  /** The file of the graph a node stands in, or null for a node of another. */
  fileOf: (node: Node) => SourceFile | null;
}

/** The members of one thing, and where those that were joined so far come together. */
interface Places {
  byKey: Map<string, Slot>;
  list: Slot[];
  all: Slot | null;
  joined: number;
}

export function createGraph(
  files: readonly SourceFile[],
  follow: (binding: Binding, file: SourceFile) => Binding,
): Graph {
  const byRoot = new Map<Node, SourceFile>(files.map((file) => [file.program, file]));
  const byName = new Map(files.map((file) => [file.name, file]));
  const edges = createEdges(files);
  const places = new Map<object, Places>();
  const shared = sharedNames(files);
  const slotOf = (owner: object, key: string): Slot => {
    let own = places.get(owner);
    if (!own) places.set(owner, (own = { byKey: new Map(), list: [], all: null, joined: 0 }));
    let slot = own.byKey.get(key);
    if (!slot) {
      own.byKey.set(key, (slot = { slot: key }));
      own.list.push(slot);
    }
    return slot;
  };
  return {
    ...edges,
    slotOf,
    membersOf: (owner) => {
      const own = places.get(owner);
      if (!own) return null;
      // What is put into a member later is not what was read before: every reading sees the places there were.
      if (own.joined < own.list.length) {
        const all: Slot = { slot: '*' };
        if (own.all) edges.add(own.all, all);
        for (const slot of own.list.slice(own.joined)) edges.add(slot, all);
        own.all = all;
        own.joined = own.list.length;
      }
      return own.all;
    },
    returnsOf: (fn) => slotOf(fn, 'return'),
    sharedPlace: (node, file) => {
      const name = shared.size > 0 ? file.evaluator.resolveGlobal(node) : null;
      return name !== null && shared.has(name) ? slotOf(shared, name) : null;
    },
    bindingOf: (identifier, file) => {
      const binding = file.evaluator.bindingOf(identifier);
      return binding ? follow(binding, file) : null;
    },
    fileNamed: (name) => byName.get(name) ?? null,
    fileOf: (node) => byRoot.get(rootOf(node)) ?? null,
  };
}

/** What the browser does by itself when it is written. */
const NATIVE = /^(?:location|document\.(?:cookie|location|title|domain)|history)(?:\.|$)|^process\.env\b/;

/** Members of what everyone shares that these files write: `window.stash = secret`. */
function sharedNames(files: readonly SourceFile[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { index, evaluator } of files)
    for (const { left } of index.assignments) {
      const name = left.type === 'MemberExpression' ? evaluator.resolveGlobal(left) : null;
      if (name !== null && !NATIVE.test(name)) found.add(name);
    }
  return found;
}
