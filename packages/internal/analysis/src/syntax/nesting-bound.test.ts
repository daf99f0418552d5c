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
  ...['new', 'typeof', 'void', 'delete', 'do'].map((word): [string, string] => [
    word,
    `${many(`${word} `)}a`,
  ]),
  ['words on lines of their own', `${many('new\n')}a`],
  ['words with a remark behind each', `${many('new//a\n')}a`],
  ['waiting', `async function f(){${many('await ')}a}`],
  ['yielding', `function* f(){${many('yield ')}a}`],
  ['loops', `${many('for(;;)')}b`],
  ['labels', `${many('a:\n')}b`],
  ['classes', `x=${many('class extends ')}a${many('{}')}`],
  ['alternatives with semicolons', `${many('if(a);else ')}b`],
  ['alternatives on lines of their own', `${many('if(a)b\nelse ')}c`],
  ['arrows with a remark behind each', `${many('a=>//x\n')}1`],
  ['remarks with a semicolon', `${many('a=/*;*/')}1`],
  ['texts with a semicolon', `${many('a?";":')}1`],
  ['patterns with a semicolon', `${many('a=b+/;/+(')}1${many(')')}`],
  ['brackets between texts of brackets', `${many('(")",')}1${many(')')}`],
  ['types of types', `type A=${many('keyof ')}B`],
  ['types with several parts', `type A=${many('A<B,')}B${many('>')}`],
  ['choices of types', `type A=${many('B extends C?D:')}E`],
  ['spaces of names', `namespace a${many('.b')}{}`],
  ['calls of calls', `a${many('()')}`],
  ['templates of templates', `a${'``'.repeat(40_000)}`],
  ['words between values', `a${' in b'.repeat(40_000)}`],
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
    ['calls without semicolons', 'f()\ng(a)[0]\n'.repeat(20_000)],
    ['a long choice', `switch (a) { ${'case 1: case 2:'.repeat(20_000)} }`],
    ['a page of elements', `x = <ul>${'<li a="b">c</li><br/>'.repeat(20_000)}</ul>`],
    ['a long template', `x = \`${'(a ? b : {'.repeat(20_000)}\``],
    ['a long text', `x = "${'<a href=(>'.repeat(20_000)}"`],
    ['long remarks', '// if (a) ? ((\n/* [[ */\n'.repeat(20_000)],
  ])('is not mistaken for %s', (_name, text) => {
    expect(nestingBound(text)).toBeLessThan(DEFAULT_LIMITS.nesting);
  });
});
