import type { Binding } from '../scope/scope.ts';
import type { Node } from '../syntax/node.ts';

/** A member of a name, or what a function returns: a place values rest in between. */
export interface Slot {
  slot: string;
}

export type Vertex = Node | Binding | Slot;
