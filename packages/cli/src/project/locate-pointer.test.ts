import { locatePointer } from './locate-pointer.ts';

const TEXT = `{
  "name": "a\\"}",
  "list": [1, { "deep": true }, []],
  "a/b": { "~": null }
}`;

describe('locating a JSON pointer', () => {
  it.each([
    ['', { line: 1, column: 1 }],
    ['/name', { line: 2, column: 11 }],
    ['/list/0', { line: 3, column: 12 }],
    ['/list/1/deep', { line: 3, column: 25 }],
    ['/list/2', { line: 3, column: 33 }],
    ['/a~1b/~0', { line: 4, column: 17 }],
  ])('finds %s', (pointer, position) => {
    expect(locatePointer(TEXT, pointer)).toEqual(position);
  });

  it('gives the nearest parent of what is missing', () => {
    expect(locatePointer(TEXT, '/list/1/absent')).toEqual(locatePointer(TEXT, '/list/1'));
  });

  it('is not led astray by equal names elsewhere', () => {
    const text = '{"x": {"y": 1}, "y": 2}';
    expect(locatePointer(text, '/y')).toEqual({ line: 1, column: 22 });
  });
});
