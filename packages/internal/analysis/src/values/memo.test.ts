import { createFileLinker } from '../link-files.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { createMemo } from './memo.ts';

function openTwo() {
  const linker = createFileLinker(
    new Map([
      ['a.js', 'f(1);'],
      ['b.js', 'g(2);'],
    ]),
    DEFAULT_LIMITS,
  );
  const [a, b] = ['a.js', 'b.js'].map((name) => linker.open(name)?.source);
  if (!a || !b) throw new Error('Both are files.');
  return { a, b };
}

describe('what is remembered for nodes', () => {
  it('keeps nodes of two files apart', () => {
    const { a, b } = openTwo();
    const memo = createMemo<string>(a.index);
    for (const node of a.index.nodes) memo.set(node, 'a');
    for (const node of b.index.nodes) expect(memo.get(node)).toBeUndefined();
    for (const node of b.index.nodes) memo.set(node, 'b');
    expect(a.index.nodes.map(memo.get)).toEqual(a.index.nodes.map(() => 'a'));
    expect(b.index.nodes.map(memo.get)).toEqual(b.index.nodes.map(() => 'b'));
  });

  it('knows a program, which has no number', () => {
    const { a } = openTwo();
    const memo = createMemo<string>(a.index);
    expect(memo.get(a.program)).toBeUndefined();
    memo.set(a.program, 'whole');
    expect(memo.get(a.program)).toBe('whole');
  });

  it('finds every node under its own number', () => {
    const { b } = openTwo();
    expect(b.index.nodes.map(({ number }) => (number ?? 0) - b.index.first)).toEqual([
      ...b.index.nodes.keys(),
    ]);
  });
});
