import fc from 'fast-check';
import { parseWhenNode } from './parse-when-node.ts';
import { printWhen } from './print-when.ts';
import { anyClause, when } from './testing/when-builders.ts';

const key = { op: 'key', key: 'a' };

describe('a when clause from the wire', () => {
  it('is the clause that was sent, whatever it was', () => {
    fc.assert(
      fc.property(anyClause, (node) => {
        expect(parseWhenNode(JSON.parse(JSON.stringify(node)))).toEqual({ ok: true, value: node });
      }),
    );
  });

  it('is flattened when the sender nested it', () => {
    const nested = { op: 'and', operands: [{ op: 'and', operands: [key, key] }, key] };
    expect(parseWhenNode(nested)).toEqual({ ok: true, value: when('a && a && a') });
  });

  it('keeps nothing the grammar does not know', () => {
    expect(parseWhenNode({ ...key, onload: 'x' })).toEqual({ ok: true, value: key });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', [key]],
    ['an unknown operator', { op: 'call', name: 'x' }],
    ['an empty and', { op: 'and', operands: [] }],
    ['an and of one', { op: 'and', operands: [key] }],
    ['operands that are no list', { op: 'or', operands: { length: 2 } }],
    ['one broken operand', { op: 'or', operands: [key, {}] }],
    ['a reserved word as key', { op: 'key', key: 'true' }],
    ['a key with an operator in it', { op: 'key', key: 'a || b' }],
    ['a text on its own', { op: 'literal', value: 'x' }],
    ['an ordering of texts', { op: '<', left: key, right: { op: 'literal', value: 'x' } }],
    ['a list that is no key', { op: 'in', left: key, right: { op: 'literal', value: 'x' } }],
    ['an endless number', { op: '==', left: key, right: { op: 'literal', value: Infinity } }],
    ['a key to the right of a comparison', { op: '==', left: key, right: key }],
  ])('is refused when it is %s', (_, json) => {
    expect(parseWhenNode(json)).toMatchObject({ ok: false, error: { code: 'INVALID_NODE' } });
  });

  it('is refused when it is too deep or too large', () => {
    let deep: unknown = key;
    for (let level = 0; level < 100_000; level++) deep = { op: 'not', operand: deep };
    const wide = { op: 'or', operands: Array.from({ length: 1_001 }, () => key) };
    expect(parseWhenNode(deep)).toMatchObject({ ok: false });
    expect(parseWhenNode(wide)).toMatchObject({ ok: false });
  });

  it('prints to a text, so that no sender can smuggle in what the grammar cannot say', () => {
    const parsed = parseWhenNode({ op: '==', left: key, right: { op: 'literal', value: "' || true || '" } });
    expect(parsed.ok && printWhen(parsed.value)).toBe("a == '\\' || true || \\''");
  });
});
