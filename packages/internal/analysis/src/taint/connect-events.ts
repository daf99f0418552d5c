import { patternLeaves } from '../scope/patterns.ts';
import { bare, writtenKey, type Node } from '../syntax/node.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import type { SourceFile } from '../values/source-file.ts';
import { textOf } from '../values/value.ts';
import type { Graph } from './graph.ts';

const SENDS = new Set(['emit', 'publish', 'trigger', 'fire', 'dispatch', 'notify', 'broadcast']);
const HEARS = new Set([
  'on',
  'once',
  'addListener',
  'addEventListener',
  'subscribe',
  'listen',
  'prependListener',
]);
/** Owner of the places where told things rest, one for each name of an event. */
const events = new WeakMap<Graph, object>();

/** Carries what is told under the name of an event to everyone who listens to that name. */
export function connectEvents(call: ResolvedCall, key: string | null, file: SourceFile, graph: Graph): void {
  if (key === 'dispatchEvent') {
    const [made] = call.args;
    const told = made?.type === 'NewExpression' ? file.evaluator.call(made) : null;
    const name = told?.args[0] ? nameOf(told.args[0], file) : null;
    if (name !== null && told?.args[1]) graph.add(told.args[1], eventPlace(name, graph));
    return;
  }
  if (key === 'postMessage') {
    if (call.args[0]) graph.add(call.args[0], eventPlace('message', graph));
    return;
  }
  if (key === null || !(SENDS.has(key) || HEARS.has(key))) return;
  const [first, ...rest] = call.args;
  const name = first ? nameOf(first, file) : null;
  if (name === null) return;
  for (const arg of rest) {
    if (SENDS.has(key)) graph.add(arg, eventPlace(name, graph));
    else hear(arg, name, file, graph);
  }
}

/** `channel.onmessage = listener` listens too. */
export function connectListener(left: Node, listener: Node, file: SourceFile, graph: Graph): void {
  const target = bare(left);
  const key = target.type === 'MemberExpression' ? writtenKey(target.property, target.computed) : null;
  if (key?.startsWith('on')) hear(listener, key.slice(2), file, graph);
}

function hear(listener: Node, name: string, file: SourceFile, graph: Graph): void {
  const value = file.evaluator.evaluate(listener);
  if (value.kind !== 'function') return;
  for (const parameter of value.node.params) {
    for (const { target } of patternLeaves(parameter)) {
      const binding = target.type === 'Identifier' ? graph.bindingOf(target, file) : null;
      if (binding) graph.add(eventPlace(name, graph), binding);
    }
  }
}

function nameOf(node: Node, file: SourceFile): string | null {
  return textOf(file.evaluator.evaluate(node));
}

/** Where what is told under the name of an event waits for its listeners. */
export function eventPlace(name: string, graph: Graph) {
  let owner = events.get(graph);
  if (!owner) events.set(graph, (owner = {}));
  return graph.slotOf(owner, name);
}
