import { visible } from './visible.ts';

describe('text that others wrote', () => {
  it.each([
    ['escape sequences', '\u001b[31m', '\\u{1b}[31m'],
    ['the one-character form of an escape sequence', '\u009b31m', '\\u{9b}31m'],
    ['text that turns around', 'a\u202eb', 'a\\u{202e}b'],
    ['zero-width characters', 'a\u200bb', 'a\\u{200b}b'],
    ['tags of invisible letters', '\u{e0041}', '\\u{e0041}'],
    ['line breaks', 'a\nb', 'a\\u{a}b'],
    ['a carriage return that overwrites', 'bad\rgood', 'bad\\u{d}good'],
  ])('has its %s spelt out', (_name, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('is left alone where it is only letters', () => {
    expect(visible('Überblick — 日本語 ✔')).toBe('Überblick — 日本語 ✔');
  });

  it('keeps its lines where lines are wanted', () => {
    expect(visible('a\r\nb', { lines: true })).toBe('a\nb');
  });
});
