import { buildProject } from '../testing/build-project.ts';
import { folderWith, runGuildhall } from '../testing/guildhall.ts';

const BAD = 'const code = "x";\nnew Function(code + location.hash)();\n';
const BUILT = { 'package.json': '{"name":"x"}', 'dist/index.js': BAD };

describe('guildhall analyze', () => {
  it('shows a finding like a good compiler, and ends with 1', async () => {
    const cwd = buildProject({}, { 'src/index.ts': BAD });
    const ran = await runGuildhall(['analyze'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(/(critical|high)\[[a-z-]+\]: /);
    expect(ran.stdout).toContain('--> src/index.ts:2:');
    expect(ran.stdout).toMatch(/2 \| new Function/);
    expect(ran.stdout).toContain('= why: ');
    expect(ran.stdout).toContain('= fix: ');
    expect(ran.stdout).not.toContain('\u001b');
  });

  it('prints exactly findings and facts with --json', async () => {
    const { stdout } = await runGuildhall(['analyze', '--no-manifest', '--json'], { cwd: folderWith(BUILT) });
    const document: unknown = JSON.parse(stdout);
    expect(document).toMatchObject({
      findings: [{ file: 'dist/index.js', line: 2, severity: 'medium' }],
      facts: { sizes: { 'dist/index.js': BAD.length } },
    });
    expect(stdout.match(/^ {2}"\w+"/gm)).toEqual(['  "findings"', '  "facts"']);
  });

  it('takes what --fail-on lets pass', async () => {
    const args = ['analyze', '--no-manifest', '--fail-on', 'none'];
    expect(await runGuildhall(args, { cwd: folderWith(BUILT) })).toMatchObject({ code: 0 });
  });

  it('is content with a plugin that does nothing bad', async () => {
    expect(await runGuildhall(['analyze'], { cwd: buildProject() })).toMatchObject({ code: 0 });
  });

  it('finds the same in the tarball of a project as in its folder', async () => {
    const cwd = buildProject({}, { 'src/index.ts': BAD });
    await runGuildhall(['pack', '-o', 'dist/out.tgz'], { cwd });
    const folder = await runGuildhall(['analyze', '--json'], { cwd });
    const tarball = await runGuildhall(['analyze', 'dist/out.tgz', '--json'], { cwd });
    expect(JSON.parse(tarball.stdout)).toEqual(JSON.parse(folder.stdout));
  });

  it.each([
    ['a place that is not there', ['analyze', 'absent'], 'There is no folder or tarball'],
    ['a folder without a manifest', ['analyze'], '--no-manifest'],
  ])('says what to do about %s', async (_name, args, words) => {
    const ran = await runGuildhall(args, { cwd: folderWith({ 'index.js': '' }) });
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.stderr).toContain(words);
  });

  it('ends with 1 when a file cannot be analysed, and names it', async () => {
    const cwd = folderWith({ 'index.js': `/*${'x'.repeat(5_100_000)}*/` });
    const ran = await runGuildhall(['analyze', '--no-manifest'], { cwd });
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.stderr).toContain('index.js');
  });
});
