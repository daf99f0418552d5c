import { DEFAULT_LIMITS } from './limits.ts';
import { createFileLinker } from './link-files.ts';
import { asText } from './values/value.ts';

/** What the last argument of `main.js`, the only statement after its imports, comes to. */
function comesTo(files: Record<string, string>): string | null {
  const linker = createFileLinker(new Map(Object.entries(files)), DEFAULT_LIMITS);
  const source = linker.open('main.js')?.source;
  const last = source?.program.body.at(-1);
  const call = last?.type === 'ExpressionStatement' ? last.expression : null;
  if (!source || call?.type !== 'CallExpression' || !call.arguments[0])
    throw new Error('main.js does not end in a call with an argument.');
  return asText(source.evaluator.evaluate(call.arguments[0]));
}

describe('a name that files pass on to each other', () => {
  const NAMES = Array.from({ length: 60 }, (_, index) => `file${index}.js`);
  /** All of them give out whatever any of the others gives out. */
  const crowd = Object.fromEntries(
    NAMES.map((name) => [
      name,
      NAMES.filter((other) => other !== name)
        .map((other) => `export * from './${other}';`)
        .join('\n'),
    ]),
  );
  const main = (name: string) => `import { ${name} } from './file0.js';\nrun(${name});`;

  it('is found behind sixty files that all pass on everything of each other', () => {
    const files = { ...crowd, 'file59.js': `${crowd['file59.js'] ?? ''}\nexport const told = 'here';` };
    expect(comesTo({ ...files, 'main.js': main('told') })).toBe('here');
  });

  it('is not found where none of them has it', () => {
    expect(comesTo({ ...crowd, 'main.js': main('nobody') })).toBeNull();
  });

  it('that two ways lead to is one', () => {
    const diamond = {
      'file0.js': "export * from './left.js'; export * from './right.js';",
      'left.js': "export * from './end.js';",
      'right.js': "export * from './end.js';",
      'end.js': "export const told = 'once';",
    };
    expect(comesTo({ ...diamond, 'main.js': main('told') })).toBe('once');
  });
});
