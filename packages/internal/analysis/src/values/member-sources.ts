import type { ClassNode, Node } from '../syntax/node.ts';
import type { Value } from './value.ts';

/** What a member needs that only the evaluator of the file can answer. */
export interface MemberSources {
  evaluate: (node: Node) => Value;
  exported: (file: string, name: string) => Value;
  /** What the methods of a class write to one of its members. */
  fieldsOf?: (node: ClassNode, key: string) => readonly Node[];
  /** Follows a getter; left out where none can be followed. */
  run?: (fn: Extract<Value, { kind: 'function' }>, args: Value[]) => Value;
}
