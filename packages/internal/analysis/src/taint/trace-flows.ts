import { isNode, type Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import { flowGraph } from './connect-nodes.ts';
import type { Graph, Vertex } from './graph.ts';
import { sinksOf, type Sink } from './sinks.ts';
import { sourcesOf, type Source, type SourceKind } from './sources.ts';

/** One expression on the way of a flow, with the file it stands in. */
export interface Step {
  node: Node;
  file: SourceFile;
}

export interface Flow {
  source: Source;
  sink: Sink;
  /** Expressions the information passes on its way, first to last. */
  steps: readonly Step[];
  /** The file in which the flow ends. */
  file: SourceFile;
}

const LOGGED: ReadonlySet<SourceKind> = new Set([
  'environment',
  'file',
  'cookie',
  'storage',
  'clipboard',
  'host',
  'page',
  'input',
]);

/** All ways from a source to a sink within files that import each other: the shortest for each kind and sink. */
export function traceFlows(files: readonly SourceFile[], deadline: () => void): Flow[] {
  const sinks = files.flatMap((file) => sinksOf(file));
  if (sinks.length === 0) return [];
  const all = files.flatMap((file) => sourcesOf(file));
  // A log takes what is secret or personal; what else enters needs another way out.
  const sources = sinks.every(({ kind }) => kind === 'log')
    ? all.filter(({ kind }) => LOGGED.has(kind))
    : all;
  if (sources.length === 0) return [];
  const graph = flowGraph(files, deadline);
  deadline();
  const kinds = [...new Set(sources.map((source) => source.kind))].sort();
  return kinds.flatMap((kind) => flowsOfKind(kind, sources, sinks, graph));
}

function flowsOfKind(
  kind: SourceKind,
  sources: readonly Source[],
  sinks: readonly Sink[],
  graph: Graph,
): Flow[] {
  const before = new Map<Vertex, Vertex | null>();
  const origin = new Map<Vertex, Source>();
  const queue: Vertex[] = [];
  for (const source of sources) {
    if (source.kind !== kind || before.has(source.from)) continue;
    before.set(source.from, null);
    origin.set(source.from, source);
    queue.push(source.from);
  }
  for (let at = 0; at < queue.length; at += 1) {
    const vertex = queue[at];
    if (!vertex) break;
    const next = graph.next(vertex);
    for (const one of Array.isArray(next) ? next : next ? [next] : []) {
      if (before.has(one)) continue;
      before.set(one, vertex);
      queue.push(one);
    }
  }
  return sinks.flatMap((sink) => {
    if (!before.has(sink.value)) return [];
    const path = pathTo(sink.value, before);
    const source = path[0] ? origin.get(path[0]) : undefined;
    const file = graph.fileOf(sink.node);
    // A request is no leak of its own answer.
    if (!source || !file || source.node === sink.node) return [];
    const steps = path.filter(isNode).flatMap((node): Step[] => {
      const home = graph.fileOf(node);
      return home ? [{ node, file: home }] : [];
    });
    return [{ source, sink, steps, file }];
  });
}

function pathTo(end: Vertex, before: ReadonlyMap<Vertex, Vertex | null>): Vertex[] {
  const path: Vertex[] = [];
  for (let at: Vertex | null = end; at; at = before.get(at) ?? null) path.push(at);
  return path.reverse();
}
