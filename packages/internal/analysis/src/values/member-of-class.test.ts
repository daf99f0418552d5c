import { findingsOf } from '../testing/analyze-text.ts';

const reachesEval = async (text: string): Promise<boolean> =>
  (await findingsOf(text)).some((finding) =>
    /^(?:eval-code|function-constructor|hidden-name) (?:medium|high|critical)/.test(finding),
  );

describe('classes of the file', () => {
  it.each([
    [
      'a static method that decodes',
      `class D { static of(s) { return s.split('').reverse().join(''); } } window[D.of('lave')](x);`,
    ],
    ['a static field', `class D { static run = eval; } D.run(x);`],
    [
      'a field that the constructor writes',
      `class D { constructor() { this.run = eval; } go(x) { this.run(x); } }`,
    ],
    ['a getter', `class D { get run() { return eval; } } new D().run(x);`],
    ['an inherited method', `class A { run() { return eval; } } class D extends A {} new D().run()(x);`],
    ['a class that is Function', `class D extends Function {} new D(location.hash)();`],
    ['super', `class D extends Function { constructor(t) { super(t); } } new D(x)();`],
  ])('are followed through %s', async (_way, text) => {
    expect(await reachesEval(text)).toBe(true);
  });

  it.each([
    ['a method of the same name that is its own', `class D { eval(x) { return x + 1; } } new D().eval(x);`],
    ['a class that is Error', `class D extends Error {} throw new D(x);`],
    [
      'classes that inherit from each other in a circle',
      `class A extends B {} class B extends A {} new A().run(x);`,
    ],
  ])('are left alone for %s', async (_way, text) => {
    expect(await reachesEval(text)).toBe(false);
  });
});
