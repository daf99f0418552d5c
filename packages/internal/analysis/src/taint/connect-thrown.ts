import { patternLeaves } from '../scope/patterns.ts';
import { isFunctionNode, type FunctionNode, type Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import { eventPlace } from './connect-events.ts';
import type { Graph } from './graph.ts';
import type { Vertex } from './vertex.ts';

/** Events by which a page or a process hears of what nobody caught; `error` is the name of too many others. */
const UNCAUGHT = ['unhandledrejection', 'unhandledRejection', 'uncaughtException'];

/** What is thrown is what the handler around it is given; past the function's edge, whoever calls it. */
export function connectThrown(thrown: Vertex, at: Node, file: SourceFile, graph: Graph): void {
  let inner: Node = at;
  for (; inner.parent && !isFunctionNode(inner); inner = inner.parent) {
    const outer: Node = inner.parent;
    if (outer.type !== 'TryStatement' || outer.block !== inner) continue;
    const { handler } = outer;
    for (const { target } of handler?.param ? patternLeaves(handler.param) : []) {
      const binding = target.type === 'Identifier' ? graph.bindingOf(target, file) : null;
      if (binding) graph.add(thrown, binding);
    }
    return;
  }
  if (isFunctionNode(inner)) graph.add(thrown, thrownBy(inner, graph));
  // A promise that nobody waits for and a top that nothing is around of end in the same listeners.
  for (const name of UNCAUGHT) graph.add(thrown, eventPlace(name, graph));
}

/** Where what a function throws waits for its callers. */
export function thrownBy(fn: FunctionNode, graph: Graph): Vertex {
  return graph.slotOf(fn, 'throw');
}
