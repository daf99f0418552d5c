import type { Node } from '../syntax/node.ts';
import type { Sink, SinkKind } from './sink.ts';
import type { SourceKind } from './source.ts';

const LEAVES = ['network', 'beacon', 'navigation', 'dns'] as const;
const RUNS = ['code', 'script', 'process'] as const;
const KEPT: ReadonlySet<SinkKind> = new Set<SinkKind>([...LEAVES, ...RUNS, 'message', 'log']);
const ANSWERED: ReadonlySet<SinkKind> = new Set<SinkKind>([...RUNS, 'write']);
const STRANGE: ReadonlySet<SinkKind> = new Set<SinkKind>(['navigation', 'code', 'script', 'key']);

/** Where each kind of information has to arrive for any rule to speak of it. A rule that speaks of more adds it here. */
export const TOLD: Readonly<Record<SourceKind, ReadonlySet<SinkKind>>> = {
  environment: KEPT,
  file: KEPT,
  cookie: KEPT,
  storage: KEPT,
  clipboard: KEPT,
  page: KEPT,
  input: KEPT,
  system: new Set<SinkKind>([...LEAVES, ...RUNS, 'message']),
  host: new Set<SinkKind>([...LEAVES, ...RUNS, 'log']),
  response: ANSWERED,
  message: ANSWERED,
  address: STRANGE,
  posted: STRANGE,
  request: new Set<SinkKind>([...LEAVES, ...RUNS, 'key']),
  intercepted: new Set<SinkKind>([...LEAVES, 'message']),
};

const LOADS = /^(?:require$|npm:|WebAssembly)/;
const IMPORTS = /^import(?:Scripts)?$/;
/** What others may have left behind, which decides what is imported. */
const LEFT: ReadonlySet<SourceKind> = new Set<SourceKind>(['storage', 'cookie', 'host', 'clipboard']);
/** What strangers say; everything else is somebody's own. */
const FOREIGN: ReadonlySet<SourceKind> = new Set<SourceKind>([
  'response',
  'message',
  'address',
  'posted',
  'request',
]);

/** Whether any rule may speak of such information once it arrives there. */
export function isTold(kind: SourceKind, { kind: end, name }: Sink): boolean {
  if (!TOLD[kind].has(end)) return false;
  if (end !== 'code') return true;
  // Making another x of x's kind runs nothing.
  if (name === '?constructor') return false;
  // Programs load their parts by what they find around themselves.
  if (FOREIGN.has(kind)) return true;
  return IMPORTS.test(name) ? LEFT.has(kind) : !LOADS.test(name);
}

/** Whether nothing can flow into an expression, as into a text that is written out. */
export function isClosed(node: Node): boolean {
  // A method may put something even into those.
  if (node.parent?.type === 'MemberExpression' && node.parent.object === node) return false;
  switch (node.type) {
    case 'Literal':
    case 'FunctionExpression':
      return true;
    case 'TemplateLiteral':
      return node.expressions.length === 0;
    case 'ArrowFunctionExpression':
      return node.body.type === 'BlockStatement';
    default:
      return false;
  }
}
