import { createFileLinker } from './link-files.ts';
import { foldedTexts } from './folded-texts.ts';
import { DEFAULT_LIMITS } from './limits.ts';

function textsOf(text: string): string[] {
  const source = createFileLinker(new Map([['a.js', text]]), DEFAULT_LIMITS).open('a.js')?.source;
  return source ? Array.from(foldedTexts(source), ([folded]) => folded) : [];
}

describe('texts that a file puts together', () => {
  it.each([
    ['glued', `use('abcdef' + 'ghijkl');`],
    ['joined', `use(['abc', 'def', 'ghijkl'].join(''));`],
    ['reversed', `use('lkjihgfedcba'.split('').reverse().join(''));`],
    ['decoded', `use(atob('YWJjZGVmZ2hpamts'));`],
    ['filled in', `const a = 'abc'; use(\`\${a}defghijkl\`);`],
    ['glued from names', `const a = 'abcdef'; const b = 'ghijkl'; use(a + b);`],
  ])('are read when they are %s', (_how, text) => {
    expect(textsOf(text)).toContain('abcdefghijkl');
  });

  it('are left out where a part is unknown, and where a literal stands alone', () => {
    expect(textsOf(`use('abcdef' + given); use('abcdefghijkl');`)).toEqual([]);
  });
});
