import { createCodes } from './codes.ts';

describe('bundles that were sent', () => {
  test('are kept until all together are too large; the longest unused go first', () => {
    const codes = createCodes(10);
    codes.put('a', 'aaaa');
    codes.put('b', 'bbbb');
    codes.get('a');
    codes.put('c', 'cccc');
    expect(['a', 'b', 'c'].map((digest) => codes.get(digest))).toEqual(['aaaa', undefined, 'cccc']);
  });

  test('one that is too large alone is kept for its run', () => {
    const codes = createCodes(3);
    codes.put('a', 'aaaa');
    expect(codes.get('a')).toBe('aaaa');
  });

  test('one that comes twice counts once', () => {
    const codes = createCodes(8);
    for (let round = 0; round < 5; round += 1) codes.put('a', 'aaaa');
    codes.put('b', 'bbbb');
    expect(codes.get('a')).toBe('aaaa');
  });
});
