import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

const PRESET = join(import.meta.dirname, '../jest-preset.js');
const ROOT = join(import.meta.dirname, '../../../..');
const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');

describe('what Jest hears of tests that Node loads itself', () => {
  it.each([
    ['an assertion', `it('is wrong', () => { expect(1).toBe(2); });`, 'expect(received).toBe(expected)'],
    ['a refusal', `it('refuses', async () => { await Promise.reject(new Error('refused')); });`, 'refused'],
    ['a hang', `it('hangs', () => new Promise(() => {}), 50);`, 'Exceeded timeout of 50 ms'],
    [
      'a rejection that nobody waits for',
      `it('forgets', async () => { void Promise.reject(new Error('forgotten')); await new Promise((then) => setTimeout(then, 20)); });`,
      'forgotten',
    ],
    [
      'a hook',
      `beforeAll(() => { throw new Error('not ready'); }); it('would hold', () => {});`,
      'not ready',
    ],
  ])('%s that fails, fails', (_what, body, words) => {
    const { status, said, counted } = jestOver({ 'one.test.ts': body });

    expect(status).toBe(1);
    expect(said).toContain(words);
    expect(counted).toMatchObject({ passed: 0, failed: 1 });
  });

  it.each([
    ['nothing it imports', `import './absent.ts'; it('is never reached', () => {});`],
    ['a syntax that is none', `it('is never reached', () => { const = 1; });`],
  ])('a file with %s fails, and the next one is run', (_what, text) => {
    const { status, counted } = jestOver({
      'broken.test.ts': text,
      'sound.test.ts': `it('holds', () => { expect(1).toBe(1); });`,
    });

    expect(status).toBe(1);
    expect(counted).toMatchObject({ passed: 1, failed: 1 });
  });

  it('what passes at its second try passes by name', () => {
    const { status, counted } = jestOver({
      'one.test.ts': `let tries = 0; describe('a clock', () => { it('is late once', () => { expect(tries++).toBe(1); }); });`,
    });

    expect(status).toBe(0);
    expect(counted).toMatchObject({ passed: 1, failed: 0, flaky: ['a clock is late once'] });
  });

  it('what is left out is named', () => {
    const { counted } = jestOver({
      'one.test.ts': `it.skip('another day', () => {}); it('today', () => {});`,
    });

    expect(counted).toMatchObject({ passed: 1, skipped: ['another day'] });
  });
});

/** Jest as packages run it, over files of its own. */
function jestOver(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  const config = join(folder, 'jest.config.js');
  write(join(folder, 'package.json'), '{ "type": "module" }');
  write(config, `export { pureTests as default } from ${JSON.stringify(PRESET)};`);
  for (const [name, text] of Object.entries(files)) write(join(folder, name), text);
  const { status, stderr } = spawnSync(process.execPath, [JEST, '--config', config], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  const counted: unknown = JSON.parse(readFileSync(join(folder, '.results/jest.json'), 'utf8'));
  return { status, said: stderr, counted };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
