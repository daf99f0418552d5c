import fc from 'fast-check';
import { visibleText } from './visible-text.ts';

describe('text out of a submission', () => {
  it.each([
    ['a direction mark', 'a\u202eb', 'a<U+202E>b'],
    ['a zero-width space', 'a\u200bb', 'a<U+200B>b'],
    ['NUL', 'a\u0000b', 'a<U+0000>b'],
    ['an escape', '\u001b[31m', '<U+001B>[31m'],
    ['a line separator', 'a\u2028b', 'a<U+2028>b'],
    ['half a pair', 'a\ud800', 'a\ufffd'],
  ])('shows %s', (_name, hidden, shown) => {
    expect(visibleText(hidden)).toBe(shown);
  });

  it('stays as it is when nothing hides', () => {
    const text = 'const städte = ["Zürich", "東京"];\n\treturn 😀;';
    expect(visibleText(text)).toBe(text);
  });

  it('can always be stored, and is never longer than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(50), (text, most) => {
        const shown = visibleText(text, most);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown).not.toContain('\0');
      }),
    );
  });
});
