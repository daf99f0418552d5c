import { folderWith, runGuildhall } from '../testing/guildhall.ts';

const cwd = folderWith({});

describe('guildhall explain', () => {
  it('prints the page of a rule, wherever one is', async () => {
    const { code, stdout } = await runGuildhall(['explain', 'eval-code'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# eval-code\n/);
    expect(stdout).toContain('## Fix');
  });

  it('speaks of findings that no rule makes, too', async () => {
    const { stdout } = await runGuildhall(['explain', 'archive-unsafe-path', '--json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'archive-unsafe-path',
      url: 'https://guildhall.dev/docs/rules/checks#archive',
    });
  });

  it('lists all rules when none is named', async () => {
    const { stdout } = await runGuildhall(['explain'], { cwd });
    expect(stdout).toMatch(/^secret-to-network +Secrets leave for the network$/m);
  });

  it('says what to do about a rule that is none', async () => {
    const ran = await runGuildhall(['explain', 'evil-code'], { cwd });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('List them with guildhall explain.');
  });
});
