import fc from 'fast-check';
import { ID_PREFIXES, isId, newId } from './ids.ts';

describe('newId', () => {
  it('says what it names and is recognised again', () => {
    const id = newId('version');

    expect(id).toMatch(/^ver_[0-9a-z]{26}$/);
    expect(isId('version', id)).toBe(true);
    expect(isId('plugin', id)).toBe(false);
  });

  it('sorts by the time it was made', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 45 }), fc.integer({ min: 1, max: 1e9 }), (time, later) => {
        expect(newId('event', time) < newId('event', time + later)).toBe(true);
      }),
    );
  });

  it('does not repeat itself', () => {
    const ids = Array.from({ length: 10_000 }, () => newId('event', 1));

    expect(new Set(ids).size).toBe(10_000);
  });

  it('has one prefix for each kind', () => {
    expect(new Set(Object.values(ID_PREFIXES)).size).toBe(Object.keys(ID_PREFIXES).length);
  });

  it.each(['ver_', 'ver_01ABC', 'ver_!!!!!!!!!!!!!!!!!!!!!!!!!!', ''])('knows that %p is no id', (text) => {
    expect(isId('version', text)).toBe(false);
  });
});
