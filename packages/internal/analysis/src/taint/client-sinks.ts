import { destinationOf } from '../facts/destinations.ts';
import { bare, writtenKey, type Node } from '../syntax/node.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';
import type { Sink } from './sink.ts';

const NONE: readonly Sink[] = [];
const SENDS = new Set([
  'post',
  'put',
  'patch',
  'request',
  'get',
  'ajax',
  'getJSON',
  'sendBeacon',
  'upload',
  'fetch',
]);

/** Clients nobody knows by name: `this.http.post('https://…', data)`, `$.ajax({ url: 'https://…', data })`. */
export function clientSinks(call: ResolvedCall, key: string | null, file: SourceFile): readonly Sink[] {
  const { node, args } = call;
  const [to] = args;
  if (key === null || node.type !== 'CallExpression' || call.names.length > 1 || !to) return NONE;
  const callee = bare(node.callee);
  const sink = (value: Node, destination: Node | null): Sink => ({
    kind: 'network',
    value,
    node,
    name: key,
    destination,
  });
  if (
    (key === 'write' || key === 'end') &&
    callee.type === 'MemberExpression' &&
    isInput(callee.object, file)
  )
    return args.map((value): Sink => ({
      kind: 'process',
      value,
      node,
      name: 'the input of a program',
      destination: null,
    }));
  if (key === 'sendMail') return args.map((value) => sink(value, null));
  if (key === 'send' && call.target.kind === 'unknown' && /\bnew\s+(?:[\w.]+\.)?WebSocket\(/.test(file.text))
    return args.map((value) => sink(value, socketAddress(file)));
  if (!SENDS.has(key) || (call.names.length === 1 && !/^(?:\$|jQuery)\./.test(call.names[0] ?? '')))
    return NONE;
  return destinationOf(to, file).kind === 'origin' ? args.map((value) => sink(value, to)) : NONE;
}

/** `shell.stdin`, of a program that was started here. */
function isInput(node: Node, file: SourceFile): boolean {
  const inner = bare(node);
  return (
    inner.type === 'MemberExpression' &&
    writtenKey(inner.property, inner.computed) === 'stdin' &&
    file.evaluator.resolveGlobal(inner) !== 'process.stdin' &&
    /\b(?:spawn|exec|execFile|fork)\(/.test(file.text)
  );
}

/** Members that decide which member of which object is written. */
export function keySinks(file: SourceFile): Sink[] {
  return file.index.assignments.flatMap(({ left }): Sink[] => {
    const target = bare(left);
    if (target.type !== 'MemberExpression' || !target.computed) return [];
    const outer = bare(target.object);
    if (outer.type !== 'MemberExpression' || !outer.computed || outer.property.type === 'Literal') return [];
    return [
      { kind: 'key', value: outer.property, node: target, name: 'the name of a member', destination: null },
    ];
  });
}

function socketAddress(file: SourceFile): Node | null {
  for (const node of file.index.calls)
    if (node.type === 'NewExpression' && file.evaluator.call(node).names.includes('WebSocket'))
      return node.arguments[0] ?? null;
  return null;
}
