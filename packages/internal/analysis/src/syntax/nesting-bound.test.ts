import { analyze } from '../analyze.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { nestingBound } from './nesting-bound.ts';

const many = (text: string) => text.repeat(7_000);

/** Each of them ends the process when the native parser reads it. */
const bombs: [string, string][] = [
  ['brackets', many('(')],
  ['lists', many('[') + many(']')],
  ['blocks', many('{') + many('}')],
  ['functions', many('function f(){') + many('}')],
  ['templates', `${many('`${')}1${many('}`')}`],
  ['negations', `${many('!')}1`],
  ['arrows', `${many('a=>')}1`],
  ['conditions', `${many('if(a)')};`],
  ['alternatives', `${many('if(a){}else ')};`],
  ['choices', `${many('a?b:')}1`],
  ['assignments', `${many('a=')}1`],
  ['elements', `x=${many('<a>')}${many('</a>')}`],
  ['types', `type A=${many('A<')}B${many('>')}`],
];

describe('a file that nests to kill the parser', () => {
  it.each(bombs)('of %s is refused with its name, and its neighbour is read', async (_name, bomb) => {
    const files = new Map([
      ['bomb.tsx', bomb],
      ['fine.ts', 'eval(name);'],
    ]);
    const { errors, findings } = await analyze({ files, manifest: null });
    expect(errors).toMatchObject([{ file: 'bomb.tsx', cause: 'limit' }]);
    expect(findings.map(({ file }) => file)).toContain('fine.ts');
  });

  it.each([
    ['many statements', 'if (a) {\n  b(c[0], { d: 1 });\n}\n'.repeat(20_000)],
    ['many statements without semicolons', "const a = b ? c : d\nlet e = 'f'\n".repeat(20_000)],
    ['a long list', `x = [${'a ? b : -c,'.repeat(20_000)}]`],
    ['brackets in texts', "f('(', /[(]/);\n{ g('{') }\n".repeat(300)],
  ])('is not mistaken for %s', (_name, text) => {
    expect(nestingBound(text)).toBeLessThan(DEFAULT_LIMITS.nesting);
  });
});
