import { createListenerTable } from './listener-table.ts';

describe('a table of listeners', () => {
  it('replaces functions by numbers, at any depth, and nothing else', () => {
    const table = createListenerTable();
    const encoded = table.encode([
      0,
      '~',
      { eventListeners: { press: () => 1 }, n: null, children: [{ id: 'a' }] },
    ]);
    expect(encoded).toEqual([
      0,
      '~',
      { eventListeners: { press: { $fn: 1 } }, n: null, children: [{ id: 'a' }] },
    ]);
  });

  it('gives a function one number for its life', () => {
    const table = createListenerTable();
    const [press, change] = [() => 'pressed', () => 'changed'];
    expect([table.encode(press), table.encode(change), table.encode(press)]).toEqual([
      { $fn: 1 },
      { $fn: 2 },
      { $fn: 1 },
    ]);
  });

  it('calls what a number stands for, and nothing for an unknown one', () => {
    const table = createListenerTable();
    const add = (a: unknown, b: unknown): number => Number(a) + Number(b);
    table.encode(add);
    expect(table.call(1, [2, 3])).toBe(5);
    expect(table.call(99, [])).toBeUndefined();
  });
});
