import type { Binding } from '../scope/scope.ts';
import type { Node } from '../syntax/node.ts';

/** What kind of information an expression brings into the program. */
export type SourceKind =
  | 'environment'
  | 'file'
  | 'cookie'
  | 'storage'
  | 'clipboard'
  | 'host'
  | 'page'
  | 'input'
  | 'system'
  | 'response'
  | 'message'
  /** What whoever writes a link decides. */
  | 'address'
  /** What whoever calls a server sends. */
  | 'request'
  /** What another window says. */
  | 'posted'
  /** What other code passes to a function that was put in place of a shared one. */
  | 'intercepted';

export interface Source {
  kind: SourceKind;
  /** The expression or name from which it flows. */
  from: Node | Binding;
  node: Node;
  label: string;
}
