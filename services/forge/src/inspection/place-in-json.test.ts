import fc from 'fast-check';
import { placeInJson } from './place-in-json.ts';

const TEXT = `{
  "a": [1, { "b/c": "x, ]}\\"" }],
  "d": { "e": null }
}`;

describe('a place in JSON', () => {
  it.each([
    ['', 1, 1],
    ['/a', 2, 8],
    ['/a/0', 2, 9],
    ['/a/1', 2, 12],
    ['/a/1/b~1c', 2, 21],
    ['/d/e', 3, 15],
  ])('is found for %s', (pointer, line, column) => {
    expect(placeInJson(TEXT, pointer)).toEqual({ line, column });
  });

  it('is nowhere for what is not there', () => {
    expect(placeInJson(TEXT, '/a/2')).toBeNull();
  });

  it('is right for every member of any object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (object) => {
        const text = JSON.stringify(object);
        for (const [key, value] of Object.entries(object)) {
          const pointer = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
          const { column } = placeInJson(text, pointer) ?? { column: 0 };
          expect(text.slice(column - 1).startsWith(JSON.stringify(value))).toBe(true);
        }
      }),
    );
  });
});
