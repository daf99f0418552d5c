import type { Node } from '../syntax/node.ts';

/** Where information leaves the program, or becomes program. */
export type SinkKind =
  | 'network'
  | 'beacon'
  | 'navigation'
  | 'dns'
  | 'code'
  | 'script'
  | 'process'
  | 'write'
  | 'message'
  | 'key'
  | 'log';

export interface Sink {
  kind: SinkKind;
  /** The expression whose value arrives there. */
  value: Node;
  node: Node;
  name: string;
  /** The expression that names the destination, where there is one. */
  destination: Node | null;
}
