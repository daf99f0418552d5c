import { jsonOf } from './json-of.ts';

describe('a text that may be JSON', () => {
  it.each([
    ['{"a":[1]}', { a: [1] }],
    ['null', null],
    ['"x"', 'x'],
  ])('%s is what it says', (text, value) => {
    expect(jsonOf(text)).toEqual(value);
  });

  it.each(['', '{', 'undefined', "{'a':1}", '{"a":1}}'])('%j says nothing', (text) => {
    expect(jsonOf(text)).toBeUndefined();
  });
});
