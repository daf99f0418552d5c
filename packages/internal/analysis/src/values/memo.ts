import type { FileIndex } from '../scope/build-scopes.ts';
import type { Node } from '../syntax/node.ts';

export interface Memo<T> {
  /** Where a node of the file stands in the list, or -1: told once for reading and writing. */
  placeOf: (node: Node) => number;
  at: (place: number, node: Node) => T | undefined;
  put: (place: number, node: Node, value: T) => void;
  get: (node: Node) => T | undefined;
  set: (node: Node, value: T) => void;
}

/** Remembers one thing for each node: in a list for those of the file, in a map for those that came with a value of another. */
export function createMemo<T>({ nodes, first }: Pick<FileIndex, 'nodes' | 'first'>): Memo<T> {
  const own: (T | undefined)[] = new Array<T | undefined>(nodes.length);
  const others = new Map<Node, T>();
  const placeOf = (node: Node): number => {
    const place = (node.number ?? -1) - first;
    return place >= 0 && place < own.length ? place : -1;
  };
  return {
    placeOf,
    at: (place, node) => (place < 0 ? others.get(node) : own[place]),
    put: (place, node, value) => {
      if (place < 0) others.set(node, value);
      else own[place] = value;
    },
    get: (node) => {
      const place = placeOf(node);
      return place < 0 ? others.get(node) : own[place];
    },
    set: (node, value) => {
      const place = placeOf(node);
      if (place < 0) others.set(node, value);
      else own[place] = value;
    },
  };
}
