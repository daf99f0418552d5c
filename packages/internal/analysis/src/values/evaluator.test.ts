import { DEFAULT_LIMITS } from '../limits.ts';
import { createFileLinker } from '../link-files.ts';
import type { Node } from '../syntax/node.ts';
import type { Value } from './value.ts';

/** Evaluates the last expression of a text, as the only file or beside others. */
function evaluate(text: string, others: Record<string, string> = {}): Value {
  const linker = createFileLinker(new Map([['a.js', text], ...Object.entries(others)]), DEFAULT_LIMITS);
  const source = linker.open('a.js')?.source;
  const last: Node | undefined = source?.program.body.at(-1);
  if (!source || last?.type !== 'ExpressionStatement') throw new Error('The text has no last expression.');
  return source.evaluator.evaluate(last.expression);
}

const named = (name: string): Value => ({ kind: 'global', name });

describe('following a name', () => {
  it.each([
    ['an alias', 'const f = fetch; f', 'fetch'],
    ['a computed member', "globalThis['fe' + 'tch']", 'fetch'],
    ['a chain of windows', 'window.self.top.eval', 'eval'],
    ['destructuring', 'const { env: e } = process; e', 'process.env'],
    ['a member of an object', 'const o = { f: eval }; o.f', 'eval'],
    ['a member written later', 'const o = {}; o.f = eval; o.f', 'eval'],
    ['a place in a list', 'const l = [1, eval]; l[1]', 'eval'],
    ['Reflect.get', "Reflect.get(window, 'eval')", 'eval'],
    ['require', "const { exec } = require('node:child_process'); exec", 'child_process.exec'],
    ['an import of a built-in', "import * as f from 'node:fs'; f.readFileSync", 'fs.readFileSync'],
    [
      'createRequire',
      "import { createRequire } from 'module'; createRequire('/')('vm').runInThisContext",
      'vm.runInThisContext',
    ],
    ['a wrapper', 'const pick = (x) => x; pick(eval)', 'eval'],
    ['a default parameter', 'function go(f = eval) { return f; } go()', 'eval'],
    ['the constructor of a method', '[].map.constructor', 'Function'],
    ['the constructor of a constructor', '({}).constructor.constructor', 'Function'],
    [
      'the prototype of an async function',
      'Object.getPrototypeOf(async () => {}).constructor',
      'AsyncFunction',
    ],
    ['a made function', "Function('return this')().eval", 'eval'],
    ['a comma', '(0, eval)', 'eval'],
    ['an optional chain', "globalThis?.['eval']", 'eval'],
  ])('sees through %s', (_way, text, name) => {
    expect(evaluate(text)).toEqual(named(name));
  });

  it('follows another file of the package', () => {
    expect(
      evaluate("import { run } from './b.js'; run", {
        'b.js': "export { go as run } from './c.js';",
        'c.js': 'export const go = eval;',
      }),
    ).toEqual(named('eval'));
  });

  it('ends where two files lead to each other', () => {
    expect(
      evaluate("import { a } from './b.js'; a", {
        'b.js': "export { a } from './a.js'; export * from './b.js';",
      }),
    ).toEqual({ kind: 'unknown' });
  });

  it('takes a local name for what it is', () => {
    expect(evaluate('function f(eval) { return eval; } const fetch = 1; fetch')).toMatchObject({
      kind: 'constant',
      value: 1,
    });
  });
});

describe('folding a constant', () => {
  it.each([
    ['a sum of texts', "'a' + 'b' + 1", 'ab1'],
    ['a template', 'const x = 2; `a${x}`', 'a2'],
    ['a growing text', "let s = 'ev'; s += 'al'; s", 'eval'],
    ['base64', "atob('ZXZhbA==')", 'eval'],
    ['hexadecimal bytes', "Buffer.from('6576', 'hex').toString()", 'ev'],
    ['character codes', 'String.fromCharCode(101, 118)', 'ev'],
    ['a reversed text', "'lave'.split('').reverse().join('')", 'eval'],
    ['a replacement', "'eXvXal'.replace(/X/g, '')", 'eval'],
    [
      'an exclusive-or',
      "'dw`m'.split('').map((c) => String.fromCharCode(c.charCodeAt(0) ^ 1)).join('')",
      'eval',
    ],
    [
      'a decoder with a loop',
      "function d(a) { let s = ''; for (let i = 0; i < a.length; i++) s += String.fromCharCode(a[i] - 1); return s; } d([102, 119])",
      'ev',
    ],
    ['a number in another base', '(14).toString(36)', 'e'],
    ['symbols alone', '(![]+[])[+[]]', 'f'],
  ])('reads %s', (_kind, text, value) => {
    expect(evaluate(text)).toMatchObject({ kind: 'constant', value });
  });

  it('gives up on a loop without end', () => {
    expect(evaluate('function f() { let i = 0; while (true) { i++; } } f()')).toEqual({ kind: 'unknown' });
  });

  it('gives up on a function that calls itself for ever', () => {
    expect(evaluate('const f = (x) => f(x + 1); f(0)')).toEqual({ kind: 'unknown' });
  });

  it('does not build texts without measure', () => {
    expect(evaluate("'x'.repeat(1e9)")).toEqual({ kind: 'unknown' });
  });

  it('does not take a counter for its first value', () => {
    expect(evaluate('let i = 0; i++; i')).toEqual({ kind: 'unknown' });
  });
});

describe('a function that is told nothing', () => {
  it('is known where it is called at the top, though it was asked for far down before', () => {
    const given = `${'1 ? '.repeat(30)}'eval'${' : 0'.repeat(30)}`;
    const text = `function key() { return ${given}; }\n${'!'.repeat(40)}key();\nkey();`;
    const source = createFileLinker(new Map([['a.js', text]]), DEFAULT_LIMITS).open('a.js')?.source;
    const values = source?.program.body.flatMap((statement) =>
      statement.type === 'ExpressionStatement' ? [source.evaluator.evaluate(statement.expression)] : [],
    );
    expect(values?.at(-1)).toMatchObject({ kind: 'constant', value: 'eval' });
  });
});

describe('an object, while functions are followed', () => {
  const ways = Array.from({ length: 20 }, (_, at) => `const o${at + 1} = { v: o${at}.v && o${at}.v };`);

  it.each([
    [
      'is read once, however many ways lead to it',
      `const o0 = { v: 'eval' }; ${ways.join('')} function go(o) { return o.v; } go(o20)`,
    ],
    [
      'is read anew once a name of the function changes',
      "function go() { let s = 'is'; const o = { v: s + 'al' }; const p = o.v; s = 'ev'; return o.v; } go()",
    ],
    [
      'is read anew once a name outside changes',
      "let s = 'is'; const o = { v: s + 'al' }; function go() { const p = o.v; s = 'ev'; return o.v; } go()",
    ],
    [
      'gives a list of its own each time',
      "const o = { l: ['ev'] }; function go() { o.l.push('is'); return o.l.join('') + 'al'; } go()",
    ],
  ])('%s', (_what, text) => {
    expect(evaluate(text)).toMatchObject({ kind: 'constant', value: 'eval' });
  });
});
