import { isNode, type Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import { flowGraph } from './connect-nodes.ts';
import type { Graph, Vertex } from './graph.ts';
import { sinksOf, type Sink } from './sinks.ts';
import { sourcesOf, type Source, type SourceKind } from './sources.ts';

export interface Flow {
  source: Source;
  sink: Sink;
  /** Expressions the information passes on its way, first to last. */
  steps: readonly Node[];
}

/** All ways from a source to a sink within one file: the shortest for each kind and sink. */
export function traceFlows(file: SourceFile): Flow[] {
  const sinks = sinksOf(file);
  if (sinks.length === 0) return [];
  const sources = sourcesOf(file);
  if (sources.length === 0) return [];
  const graph = flowGraph(file);
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
    for (const next of graph.edges.get(vertex) ?? []) {
      if (before.has(next)) continue;
      before.set(next, vertex);
      queue.push(next);
    }
  }
  return sinks.flatMap((sink) => {
    if (!before.has(sink.value)) return [];
    const path = pathTo(sink.value, before);
    const source = path[0] ? origin.get(path[0]) : undefined;
    // A request is no leak of its own answer.
    if (!source || source.node === sink.node) return [];
    return [{ source, sink, steps: path.filter(isNode) }];
  });
}

function pathTo(end: Vertex, before: ReadonlyMap<Vertex, Vertex | null>): Vertex[] {
  const path: Vertex[] = [];
  for (let at: Vertex | null = end; at; at = before.get(at) ?? null) path.push(at);
  return path.reverse();
}
