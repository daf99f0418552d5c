import { isNode, type Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import { flowGraph } from './connect-nodes.ts';
import type { Graph } from './graph.ts';
import type { Vertex } from './vertex.ts';
import type { Sink } from './sink.ts';
import { sinksOf } from './sinks.ts';
import type { Source, SourceKind } from './source.ts';
import { sourcesOf } from './sources.ts';
import { isClosed, isTold } from './told-flows.ts';

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

/** The ways from a source to a sink that rules speak of, within files that import each other: the shortest for each kind and sink. */
export function traceFlows(files: readonly SourceFile[], deadline: () => void): Flow[] {
  const sinks = files.flatMap((file) => sinksOf(file)).filter(({ value }) => !isClosed(value));
  if (sinks.length === 0) return [];
  const sources = files.flatMap((file) => sourcesOf(file));
  // A graph is dear, and most of what enters a file never meets an end that a rule would speak of.
  const kinds = [...new Set(sources.map(({ kind }) => kind))]
    .sort()
    .filter((kind) => sinks.some((sink) => isTold(kind, sink)));
  if (kinds.length === 0) return [];
  const graph = flowGraph(files, deadline);
  deadline();
  return kinds.flatMap((kind) =>
    flowsOfKind(
      kind,
      sources,
      sinks.filter((sink) => isTold(kind, sink)),
      graph,
    ),
  );
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
