import { DEFAULT_LIMITS } from '../limits.ts';
import { createFileLinker } from '../link-files.ts';
import type { SourceFile } from './source-file.ts';
import { outerCalls } from './outer-calls.ts';
import { asText } from './value.ts';

function opened(files: Record<string, string>) {
  const linker = createFileLinker(new Map(Object.entries(files)), DEFAULT_LIMITS);
  const sources = Object.keys(files).flatMap((name): SourceFile[] => {
    const source = linker.open(name)?.source;
    return source ? [source] : [];
  });
  return { linker, sources };
}

/** What the package tells functions from afar: the first arguments, as they are written. */
function toldIn(files: Record<string, string>): string[] {
  return [...outerCalls(opened(files).sources).values()].flat().map(({ args: [first], file }) => {
    return first ? file.text.slice(first.start, first.end) : '';
  });
}

/** What the function of `a.js` returns, once the files know of each other's calls. */
function comesTo(files: Record<string, string>): string | null {
  const { linker, sources } = opened(files);
  linker.connect(sources);
  const [file] = sources;
  const body = file?.index.functions[0]?.body;
  const returned = body?.type === 'BlockStatement' ? body.body.at(-1) : null;
  if (!file || returned?.type !== 'ReturnStatement' || !returned.argument)
    throw new Error('The first file holds no function that ends by returning something.');
  return asText(file.evaluator.evaluate(returned.argument));
}

describe('calls from afar', () => {
  it.each([
    ['an import', { 'a.js': 'export function go(x) {}', 'b.js': "import { go } from './a.js'; go('told');" }],
    [
      'a whole file',
      { 'a.js': 'export const go = (x) => x;', 'b.js': "import * as a from './a.js'; a.go('told');" },
    ],
    ['a default', { 'a.js': 'export default (x) => x;', 'b.js': "import go from './a.js'; go('told');" }],
    [
      'another name, passed on by a third file',
      {
        'a.js': 'function go(x) {} export { go as run };',
        'b.js': "export { run as start } from './a.js';",
        'c.js': "export * from './b.js';",
        'd.js': "import { start } from './c.js'; start('told');",
      },
    ],
    [
      'require',
      { 'a.js': 'exports.go = function (x) {};', 'b.js': "const { go } = require('./a'); go('told');" },
    ],
    [
      'a required file as a whole',
      { 'a.js': 'module.exports = (x) => x;', 'b.js': "require('./a')('told');" },
    ],
    ['a required object', { 'a.js': 'module.exports = { go(x) {} };', 'b.js': "require('./a').go('told');" }],
    [
      'a loaded file',
      { 'a.js': 'export const go = (x) => x;', 'b.js': "(await import('./a.js')).go('told');" },
    ],
    [
      'the constructor of a class',
      {
        'a.js': 'export class A { constructor(x) {} }',
        'b.js': "import { A } from './a.js'; new A('told');",
      },
    ],
    [
      'a method of what is made, from the class above',
      {
        'a.js': 'export class A { go(x) {} }',
        'b.js': "import { A } from './a.js'; class B extends A {} const b = new B(); b.go('told');",
      },
    ],
    ['a method in one file', { 'a.js': "class A { static go(x) {} } A.go('told');" }],
  ])('reach a function by %s', (_way, files) => {
    expect(toldIn(files)).toEqual(["'told'"]);
  });

  it.each([
    [
      'a name written twice',
      { 'a.js': 'export const go = (x) => x;', 'b.js': "let f = require('./a').go; f = g; f('told');" },
    ],
    [
      'another package',
      { 'a.js': 'export const go = (x) => x;', 'b.js': "import { go } from 'a'; go('told');" },
    ],
    ['a name of its own', { 'a.js': "function go(x) {} go('told');" }],
    [
      'files that only lead to each other',
      {
        'a.js': "export * from './b.js';",
        'b.js': "export * from './a.js'; import { go } from './a.js'; go('told');",
      },
    ],
    ['a class above itself', { 'a.js': "class A extends A {} new A().go('told');" }],
  ])('are not read into %s', (_what, files) => {
    expect(toldIn(files)).toEqual([]);
  });

  it('are looked for to the end where every file passes on everything of every other', () => {
    const names = Array.from({ length: 60 }, (_, at) => `f${at}.js`);
    const passOn = names.map((name) => `export * from './${name}';`).join('\n');
    const files = names.map((name): [string, string] => [
      name,
      `${passOn}\nimport { go } from './f0.js'; go('told');`,
    ]);
    expect(toldIn(Object.fromEntries<string>(files))).toEqual([]);
  });

  it('tell a parameter what it may be', () => {
    expect(
      comesTo({
        'a.js': "export function go(noun, verb) { return noun + '.' + verb; }",
        'b.js': "import { go } from './a.js'; const what = 'staff'; go(what, 'read');",
      }),
    ).toBe('staff.read');
  });

  it('tell nothing behind arguments that are spread', () => {
    expect(
      comesTo({
        'a.js': 'export function go(first, second) { return second; }',
        'b.js': "import { go } from './a.js'; go(...list, 'read');",
      }),
    ).toBeNull();
  });

  it('come to an end where two functions tell each other', () => {
    expect(
      comesTo({
        'a.js': "import { back } from './b.js'; export function go(x) { back(x); return x; }",
        'b.js': "import { go } from './a.js'; export function back(y) { go(y); }",
      }),
    ).toBeNull();
  });
});
