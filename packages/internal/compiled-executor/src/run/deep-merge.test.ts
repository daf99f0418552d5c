import { deepMerge } from './deep-merge.ts';
import type { JsonObject } from './json.ts';

function merged(target: JsonObject, source: JsonObject): JsonObject {
  deepMerge(target, source);
  return target;
}

describe('deepMerge', () => {
  it('adds to nested objects what they lack', () => {
    expect(merged({ plugin: { id: '1' } }, { plugin: { name: 'Chart' } })).toEqual({
      plugin: { id: '1', name: 'Chart' },
    });
  });

  it('merges lists of one length item by item, lists in lists too', () => {
    expect(merged({ all: [{ a: 1 }, [{ b: 1 }]] }, { all: [{ c: 2 }, [{ d: 2 }]] })).toEqual({
      all: [{ a: 1, c: 2 }, [{ b: 1, d: 2 }]],
    });
  });

  it('takes the later word, null included', () => {
    expect(merged({ a: 1, b: { c: 1 }, d: [1] }, { a: 2, b: null, d: [1, 2] })).toEqual({
      a: 2,
      b: null,
      d: [1, 2],
    });
  });

  it('leaves alone what is undefined', () => {
    expect(merged({ a: 1 }, { a: undefined })).toEqual({ a: 1 });
  });

  it('never reaches the prototype of objects', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"polluted":true}}');

    merged({}, hostile as JsonObject);

    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
