import { skipTemplate, skipText } from './skip-text.ts';

describe('what is no code', () => {
  it.each([
    ['a quoted text', `'a"b';`, `'a"b'`],
    ['a quoted text with its own quote', `"a\\"b";`, `"a\\"b"`],
    ['a text that is never closed, up to the end of its line', `'a\nb'`, `'a`],
    ['a remark up to the end of its line', '// a\nb', '// a'],
    ['a remark up to a line end of another writing', '// a\u2028b', '// a'],
    ['a remark over lines', '/* a\n */b', '/* a\n */'],
    ['a remark that is never closed', '/* a', '/* a'],
    ['a pattern', '/a/g', '/a/'],
    ['a pattern with a slash in a class', '/[/]a/g', '/[/]a/'],
    ['a pattern with its own slash', '/a\\/b/', '/a\\/b/'],
  ])('is skipped: %s', (_what, text, skipped) => {
    expect(text.slice(0, skipText(text, 0, true))).toBe(skipped);
  });

  it.each([
    ['a name', 'abc', true],
    ['a division', '/ 2 / 3', false],
    ['a slash that closes on no line', '/ 2\n/', true],
  ])('is not found in %s', (_what, text, mayBePattern) => {
    expect(skipText(text, 0, mayBePattern)).toBe(0);
  });

  it('of a template goes up to the code in it, or to its end', () => {
    expect(skipTemplate('a\\`b${c}', 0)).toEqual({ at: 6, isCode: true });
    expect(skipTemplate('a$b`c', 0)).toEqual({ at: 4, isCode: false });
    expect(skipTemplate('abc', 0)).toEqual({ at: 3, isCode: false });
  });
});
