import { createFileLinker } from '../link-files.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { createGraph, type Graph } from './graph.ts';
import type { Vertex } from './vertex.ts';

function graphOf(text: string): { graph: Graph; nodes: readonly Vertex[] } {
  const source = createFileLinker(new Map([['a.js', text]]), DEFAULT_LIMITS).open('a.js')?.source;
  if (!source) throw new Error('The text is a file.');
  return { graph: createGraph([source], (binding) => binding), nodes: source.index.nodes };
}

/** Everything a value comes to from `start`. */
function reachedFrom(start: Vertex, graph: Graph): Set<Vertex> {
  const seen = new Set([start]);
  for (const vertex of seen) {
    const next = graph.next(vertex);
    for (const one of Array.isArray(next) ? next : next ? [next] : []) seen.add(one);
  }
  return seen;
}

describe('the flow graph', () => {
  it('leads from a node to one place, to several, and from what is no node of the file', () => {
    const { graph, nodes } = graphOf('f(a, b);');
    const [first = { slot: '' }, second = { slot: '' }, third = { slot: '' }] = nodes;
    const outside = { slot: 'outside' };
    graph.add(first, second);
    expect(graph.next(first)).toBe(second);
    graph.add(first, third);
    expect(graph.next(first)).toEqual([second, third]);
    graph.add(outside, first);
    expect(reachedFrom(outside, graph)).toEqual(new Set([outside, first, second, third]));
    expect(graph.next(third)).toBeUndefined();
  });

  it('shows a reading of everything what was put into members before, and nothing that comes later', () => {
    const { graph } = graphOf('');
    const owner = {};
    const before = graph.slotOf(owner, 'before');
    const reading = graph.membersOf(owner);
    const later = graph.slotOf(owner, 'later');
    const second = graph.membersOf(owner);
    expect(reachedFrom(before, graph)).toEqual(new Set([before, reading, second]));
    expect(reachedFrom(later, graph)).toEqual(new Set([later, second]));
  });

  it('joins nothing where nothing was put', () => {
    expect(graphOf('').graph.membersOf({})).toBeNull();
  });
});
