import type { Binding } from '../scope/scope.ts';
import { ownerOf, type Node } from '../syntax/node.ts';
import type { SourceFile } from '../values/source-file.ts';
import type { Graph } from './graph.ts';
import type { Vertex } from './vertex.ts';

type PlaceOf = (target: Node, file: SourceFile, graph: Graph) => Vertex | null;

interface HandedIn {
  parameter: Binding;
  arg: Node;
  file: SourceFile;
}

/** What functions put into what they are given, and what calls hand in: few functions do, and calls are many. */
interface GivenBack {
  filled: Map<Binding, Node[]>;
  handedIn: HandedIn[];
}

const kept = new WeakMap<Graph, GivenBack>();

function of(graph: Graph): GivenBack {
  let found = kept.get(graph);
  if (!found) kept.set(graph, (found = { filled: new Map(), handedIn: [] }));
  return found;
}

/** `(into) => into.push(secret)`: notes that the function fills what it is given. */
export function noteFilled(value: Node, target: Node, file: SourceFile, graph: Graph): void {
  const root = ownerOf(target);
  const binding = root.type === 'Identifier' ? graph.bindingOf(root, file) : null;
  if (!binding?.writes.some(({ kind, path }) => kind === 'parameter' && path.length === 0)) return;
  const { filled } = of(graph);
  const values = filled.get(binding);
  if (values) values.push(value);
  else filled.set(binding, [value]);
}

/** `fill(list)`: notes what a call hands in. */
export function noteHandedIn(parameter: Binding, arg: Node, file: SourceFile, graph: Graph): void {
  of(graph).handedIn.push({ parameter, arg, file });
}

/** Lets what functions put into their parameters flow to where their callers read it. Comes last of all. */
export function connectGivenBack(graph: Graph, placeOf: PlaceOf): void {
  const { filled, handedIn } = of(graph);
  if (filled.size === 0) return;
  for (const { parameter, arg, file } of handedIn) {
    const values = filled.get(parameter);
    const place = values ? placeOf(arg, file, graph) : null;
    if (values && place) for (const value of values) graph.add(value, place);
  }
}
