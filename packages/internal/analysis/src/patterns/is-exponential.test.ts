import { isExponential } from './is-exponential.ts';

describe('isExponential', () => {
  it.each([
    '^(a+)+$',
    '(a*)*$',
    '^(a|a)*b',
    '^(?:\\d|\\d\\d)+x',
    '^(\\w+\\s?)*$',
    '^(a|b|ab)*c',
    '^(?=(a+)+b)',
    '(x+x+)+y',
    '("(?:\\\\?.)*?"\\s*)+$',
    '^(?:[a-z]|[^0-9])+!$',
    '^(?:\\u0061|\\x61){2,}b',
    '^(?<word>\\w+ ?)+$',
  ])('finds that %s can take a text in ever more ways', (source) => {
    expect(isExponential(source)).toBe(true);
  });

  it.each([
    '(a+)+',
    '^(\\w+)(?:\\s\\w+)*$',
    '\\/\\*[^*]*\\*+(?:[^/*][^*]*\\*+)*\\/',
    '^(?:[^"\\\\]|\\\\.)*"',
    '^(\\d+\\.)*\\d+$',
    '^(?:ab?)*$',
    '^([\\w-]+\\.)+[a-z]{2,4}$',
    '(?:\\s|\\/\\/.*)*',
    '^(?:a|b){1,20}$',
    '^(?:[^\\]]|\\](?!\\]))*\\]\\]',
  ])('finds that %s takes every text in one way', (source) => {
    expect(isExponential(source)).toBe(false);
  });

  it.each(['(', '[a', '(?:a+)+(', `(${'(a|b)'.repeat(200)})+$`, `${'('.repeat(60)}a+${')+'.repeat(60)}$`])(
    'does not judge %s, which it cannot read or which is too large',
    (source) => {
      expect(isExponential(source)).toBe(false);
    },
  );
});
