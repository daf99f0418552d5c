import type { SourceFile } from '../values/source-file.ts';
import type { Vertex } from './vertex.ts';

export interface Edges {
  /** Where a value flows to from here: one place, several, or none. */
  next: (from: Vertex) => Vertex | Vertex[] | undefined;
  add: (from: Vertex, to: Vertex) => void;
}

/** Keeps the edges of a graph: those from nodes of its files by number, which are most, and the others in a map. */
export function createEdges(files: readonly SourceFile[]): Edges {
  const first = Math.min(...files.map(({ index }) => index.first));
  const end = Math.max(...files.map(({ index }) => index.first + index.nodes.length));
  const byNumber: (Vertex | Vertex[] | undefined)[] = new Array<Vertex | Vertex[] | undefined>(end - first);
  const others = new Map<Vertex, Vertex[]>();
  const placeOf = (from: Vertex): number => {
    const place = 'number' in from ? (from.number ?? -1) - first : -1;
    return place < byNumber.length ? place : -1;
  };
  return {
    next: (from) => {
      const place = placeOf(from);
      return place < 0 ? others.get(from) : byNumber[place];
    },
    add: (from, to) => {
      const place = placeOf(from);
      const targets = place < 0 ? others.get(from) : byNumber[place];
      // Most values go on to one place only.
      if (Array.isArray(targets)) targets.push(to);
      else if (targets) byNumber[place] = [targets, to];
      else if (place < 0) others.set(from, [to]);
      else byNumber[place] = to;
    },
  };
}
