import { findingsOf } from '../testing/analyze-text.ts';

describe('the words of an argument', () => {
  it.each([
    [
      'a field of the class',
      `class A { #at = home + '/.ssh/id_rsa'; read() { return fs.readFileSync(this.#at); } }`,
    ],
    ['a list gone through', `[home + '/.ssh/id_rsa'].forEach((at) => fs.readFileSync(at));`],
    [
      'what a generator gives',
      `function* all() { yield home + '/.ssh/id_rsa'; } for (const at of all()) fs.readFileSync(at);`,
    ],
    ['what a function gives back', `const at = () => home + '/.ssh/id_rsa'; fs.readFileSync(at());`],
    [
      'the written parts of a template',
      'const read = (at) => fs.readFileSync(at); read(`${home}/.ssh/id_rsa`);',
    ],
  ])('are found in %s', async (_case, text) => {
    const head = `const fs = require('fs'), home = require('os').homedir(); `;
    expect(await findingsOf(head + text)).toContain('credential-file high');
  });
});
