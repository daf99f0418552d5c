import { readFileSync } from 'node:fs';
import { folderWith, runGuildhall, startGuildhall } from '../testing/guildhall.ts';
import { COMMANDS } from './registry.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('every command', () => {
  it.each(COMMANDS.map(({ name }) => name))('%s stands in the README', (name) => {
    expect(readme).toContain(`\`${name}`);
  });

  it('is listed by --help, with the exit codes', async () => {
    const { code, stdout } = await startGuildhall(['--help'], { cwd: folderWith({}) });
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(stdout).toMatch(/^Exit codes:\n +0 {2}/m);
  });
});

describe('wrong usage', () => {
  it.each([
    ['nothing at all', [], 'See guildhall --help.'],
    ['an unknown command', ['analyse'], 'Did you mean analyze?'],
    ['an unknown option', ['pack', '--outptu', 'x'], 'Did you mean --output?'],
    ['a missing argument', ['status'], "missing required argument 'plugin'"],
    ['an argument too many', ['pack', 'a', 'b'], 'Too many arguments'],
    ['a value that is none of those possible', ['analyze', '--fail-on', 'bad'], '--fail-on: '],
  ])('%s ends with 2 and one sentence', async (_name, args, words) => {
    const ran = await runGuildhall(args, { cwd: folderWith({}) });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr.toLowerCase()).toContain(words.toLowerCase());
  });

  it('is a JSON document with --json', async () => {
    const { code, stdout } = await startGuildhall(['nonsense', '--json'], { cwd: folderWith({}) });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'USAGE' } });
  });
});
