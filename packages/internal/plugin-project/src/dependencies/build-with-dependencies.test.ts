import { buildProject } from '../build/build-project.ts';
import type { BuildError } from '../build/build.ts';
import { buildProjectFiles } from '../testing/build-files.ts';
import { buildNpmLock, buildPnpmLock, type LockEntry } from '../testing/build-lock.ts';
import { buildPackage, type PublishedPackage } from '../testing/build-package.ts';
import { memoryCache } from '../testing/memory-cache.ts';

const MAIN = { main: 'src/index.ts' };
const ASKED = { words: '^1.0.0' };
const words = await buildPackage(
  'words',
  '1.2.0',
  {
    'index.js': `import { loud } from 'loud'; export const hello = () => loud('hello');`,
    'unused.js': `export const unused = 'never asked for';`,
  },
  { type: 'module', exports: { '.': './index.js', './unused': './unused.js' } },
);
const loud = await buildPackage(
  'loud',
  '2.0.1',
  {
    'main.js': `exports.loud = (text) => text.toUpperCase() + '!';`,
  },
  { main: 'main.js' },
);
const PINNED: readonly LockEntry[] = [{ ...pinned(words), dependencies: { loud: '^2.0.0' } }, pinned(loud)];
const SOURCE = `import { hello } from 'words'; console.log(hello());`;

function pinned({ name, version, integrity }: PublishedPackage): LockEntry {
  return { name, version, integrity };
}

interface Setup {
  readonly source?: string;
  readonly packageJson?: object;
  readonly files?: Readonly<Record<string, string>>;
  readonly cached?: readonly PublishedPackage[];
}

async function build({
  source = SOURCE,
  packageJson = { dependencies: ASKED },
  files,
  cached = [words, loud],
}: Setup) {
  const project = await buildProjectFiles({
    'src/index.ts': source,
    'package.json': JSON.stringify(packageJson, null, 2),
    ...(files ?? { 'package-lock.json': buildNpmLock(ASKED, PINNED) }),
  });
  return buildProject(project, MAIN, memoryCache(cached));
}

async function errorsOf(setup: Setup): Promise<readonly BuildError[]> {
  const built = await build(setup);
  return built.ok ? [] : built.error;
}

async function codeOf(setup: Setup): Promise<string> {
  const built = await build(setup);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return new TextDecoder().decode(built.value.bundles[0]?.bytes);
}

describe('a project with dependencies', () => {
  it('is bundled with what it imports, and nothing else', async () => {
    const built = await build({});
    const [bundle] = built.ok ? built.value.bundles : [];
    const code = new TextDecoder().decode(bundle?.bytes);
    expect(code).toContain('toUpperCase');
    expect(code).not.toContain('never asked for');
    expect(built.ok && built.value.packages.map(({ name, version }) => `${name}@${version}`)).toEqual([
      'loud@2.0.1',
      'words@1.2.0',
    ]);
    expect(bundle?.breakdown.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['words@1.2.0', 'loud@2.0.1']),
    );
  });

  it('gives the same bytes from any lockfile', async () => {
    const pnpm = await codeOf({ files: { 'pnpm-lock.yaml': buildPnpmLock(ASKED, PINNED) } });
    expect(pnpm).toBe(await codeOf({}));
    const shrunk = { 'npm-shrinkwrap.json': buildNpmLock(ASKED, PINNED) };
    expect(await codeOf({ files: shrunk })).toBe(pnpm);
  });

  it('takes from the lockfile what pnpm was told to take instead', async () => {
    const overrides = 'overrides:\n  words@^1: 1.2.0\n';
    const lock = buildPnpmLock({ words: '1.2.0' }, PINNED).replace('importers:', `${overrides}importers:`);
    const files = { 'pnpm-lock.yaml': lock };
    const packageJson = { dependencies: { words: '^1.0.0' } };
    expect(await errorsOf({ files, packageJson })).toEqual([]);
    const without = { 'pnpm-lock.yaml': lock.replace(overrides, '') };
    expect(await errorsOf({ files: without, packageJson })).toMatchObject([{ code: 'LOCKFILE_OUTDATED' }]);
  });

  it('says so when there is no lockfile', async () => {
    expect(await errorsOf({ files: {} })).toMatchObject([{ code: 'LOCKFILE_MISSING', file: 'package.json' }]);
  });

  it('names what has to be fetched, one round after the other', async () => {
    expect(await errorsOf({ cached: [] })).toMatchObject([
      { code: 'PACKAGE_ABSENT', file: 'package-lock.json', absent: { name: 'words', version: '1.2.0' } },
    ]);
    expect(await errorsOf({ cached: [words] })).toMatchObject([{ absent: { name: 'loud' } }]);
  });

  it('asks for no package and no lockfile when nothing imports one', async () => {
    const files = { 'package-lock.json': '{' };
    expect(await errorsOf({ source: 'console.log(1)', files, cached: [] })).toEqual([]);
  });

  it('may import types of anything', async () => {
    const source = `import type { Anything } from 'nowhere'; export const a: Anything | null = null;`;
    expect(await errorsOf({ source })).toEqual([]);
  });

  it('reads a package by its exports, and not past them', async () => {
    expect(await codeOf({ source: `import { unused } from 'words/unused'; console.log(unused);` })).toContain(
      'never asked for',
    );
    const [error] = await errorsOf({ source: `import 'words/index.js';` });
    expect(error).toMatchObject({ code: 'MODULE_NOT_FOUND', file: 'src/index.ts', line: 1 });
  });

  it('cannot import what only its packages asked for', async () => {
    const [error] = await errorsOf({ source: `import "loud";` });
    expect(error).toMatchObject({ code: 'IMPORT_NOT_AVAILABLE', file: 'src/index.ts' });
  });

  it('shares one copy of the runtime with its packages', async () => {
    const widget = await buildPackage('widget', '1.0.0', { 'index.js': `export { h } from 'preact';` });
    const asked = { widget: '1.0.0' };
    const code = await codeOf({
      source: `import { h } from 'widget'; import { h as own } from 'preact'; console.log(h === own);`,
      packageJson: { dependencies: asked },
      files: {
        'package-lock.json': buildNpmLock(asked, [pinned(widget)]),
      },
      cached: [widget],
    });
    expect(code.match(/\/\/ runtime:preact\//g)).toHaveLength(1);
  });

  it('says which package wants Node', async () => {
    const reader = await buildPackage('reader', '1.0.0', {
      'index.js': `\nrequire('fs').readFileSync('/');`,
    });
    const asked = { reader: '1.0.0' };
    const [error] = await errorsOf({
      source: `import 'reader';`,
      packageJson: { dependencies: asked },
      files: { 'package-lock.json': buildNpmLock(asked, [pinned(reader)]) },
      cached: [reader],
    });
    expect(error).toMatchObject({ code: 'NODE_BUILTIN', file: 'npm:reader@1.0.0/index.js', line: 2 });
  });

  it('does not run install scripts, nor read what they would leave', async () => {
    const marker = 'guildhallInstallRan';
    const scripted = await buildPackage(
      'scripted',
      '1.0.0',
      { 'index.js': 'export const fine = 1;', 'install.js': `globalThis.${marker} = true;` },
      {
        scripts: {
          preinstall: 'node install.js',
          install: 'node install.js',
          postinstall: 'node install.js',
        },
      },
    );
    const asked = { scripted: '1.0.0' };
    const code = await codeOf({
      source: `import { fine } from 'scripted'; console.log(fine);`,
      packageJson: { dependencies: asked },
      files: { 'package-lock.json': buildNpmLock(asked, [pinned(scripted)]) },
      cached: [scripted],
    });
    expect(marker in globalThis).toBe(false);
    expect(code).not.toContain(marker);
  });
});

describe('a lockfile that cannot be built from', () => {
  const lock = (changes: Readonly<Record<string, object>>) => ({
    'package-lock.json': buildNpmLock(ASKED, PINNED, changes),
  });

  it.each<[string, Setup, Partial<BuildError>]>([
    [
      'is older than package.json',
      { packageJson: { dependencies: { words: '^2.0.0' } } },
      { code: 'LOCKFILE_OUTDATED', file: 'package-lock.json', line: 11 },
    ],
    [
      'does not know a dependency',
      { packageJson: { dependencies: { ...ASKED, more: '1.0.0' } } },
      { code: 'LOCKFILE_OUTDATED' },
    ],
    ['knows one too many', { packageJson: {} }, { code: 'LOCKFILE_OUTDATED' }],
    [
      'pins a version outside the range',
      { files: lock({ words: { version: '3.0.0' } }) },
      { code: 'LOCKFILE_OUTDATED' },
    ],
    [
      'pins a package without integrity',
      { files: lock({ loud: { integrity: undefined } }) },
      { code: 'MISSING_INTEGRITY', file: 'package-lock.json', line: 18 },
    ],
    [
      'pins a package by SHA-1',
      { files: lock({ loud: { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' } }) },
      { code: 'MISSING_INTEGRITY' },
    ],
    [
      'pins a git repository',
      { files: lock({ loud: { resolved: 'git+ssh://git@git.example/loud.git#0a1b' } }) },
      { code: 'FOREIGN_DEPENDENCY', line: 18 },
    ],
    ['pins a folder', { files: lock({ loud: { link: true } }) }, { code: 'FOREIGN_DEPENDENCY', line: 18 }],
    [
      'pins a package that lies in another',
      { files: lock({ loud: { inBundle: true } }) },
      { code: 'FOREIGN_DEPENDENCY' },
    ],
    [
      'lets a package ask for an address',
      { files: lock({ words: { dependencies: { loud: 'https://evil.example/loud.tgz' } } }) },
      { code: 'FOREIGN_DEPENDENCY', line: 18 },
    ],
    [
      'is of an old version',
      { files: { 'package-lock.json': '{"lockfileVersion":1,"dependencies":{}}' } },
      { code: 'BAD_LOCKFILE' },
    ],
    ['is no JSON', { files: { 'package-lock.json': '{' } }, { code: 'BAD_LOCKFILE' }],
    ['is no YAML', { files: { 'pnpm-lock.yaml': 'a: [' } }, { code: 'BAD_LOCKFILE', file: 'pnpm-lock.yaml' }],
    [
      'wants to be larger than it is',
      { files: { 'pnpm-lock.yaml': 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n' } },
      { code: 'BAD_LOCKFILE' },
    ],
    ['is one of two', { files: { ...lock({}), 'pnpm-lock.yaml': '' } }, { code: 'TWO_LOCKFILES' }],
    [
      'lies beside one of another tool',
      { files: { ...lock({}), 'yarn.lock': '' } },
      { code: 'TWO_LOCKFILES', file: 'package-lock.json' },
    ],
    ['is of another tool', { files: { 'yarn.lock': '' } }, { code: 'UNKNOWN_LOCKFILE', file: 'yarn.lock' }],
    [
      'names a package by a path',
      { files: lock({ loud: { name: '../../evil' } }) },
      { code: 'BAD_LOCKFILE', line: 18 },
    ],
  ])('because it %s is refused', async (_, setup, error) => {
    expect(await errorsOf(setup)).toContainEqual(expect.objectContaining(error));
  });

  it.each([
    ['a git repository', 'git+https://git.example/words.git'],
    ['a git repository', 'github:someone/words'],
    ['a git repository', 'someone/words'],
    ['an address', 'https://example.com/words.tgz'],
    ['a folder', 'file:../words'],
    ['a folder', 'workspace:*'],
  ])('is not asked when package.json wants %s: %s', async (place, specifier) => {
    const [error] = await errorsOf({ packageJson: { dependencies: { words: specifier } } });
    expect(error).toMatchObject({ code: 'FOREIGN_DEPENDENCY', file: 'package.json', line: 3 });
    expect(error?.message).toContain(place);
  });

  it('has no say in packages that come from Guildhall', async () => {
    const packageJson = {
      dependencies: { ...ASKED, '@guildhall/plugin-sdk': 'workspace:*', preact: '^10.0.0' },
    };
    expect(await errorsOf({ packageJson })).toEqual([]);
  });
});

describe('a package that is not what it is called', () => {
  it.each([
    ['another name', 'wrods', '1.2.0'],
    ['another version', 'words', '1.2.1'],
  ])('is refused for %s', async (_, name, version) => {
    const impostor = await buildPackage(name, version, {});
    const entry = { name: 'words', version: '1.2.0', integrity: impostor.integrity };
    const [error] = await errorsOf({
      files: { 'package-lock.json': buildNpmLock(ASKED, [entry]) },
      cached: [impostor],
    });
    expect(error).toMatchObject({ code: 'BAD_PACKAGE', file: 'package-lock.json' });
    expect(error?.message).toContain('calls itself');
  });

  it('is refused when it is no archive', async () => {
    const [error] = await errorsOf({ cached: [{ ...words, tarball: new Uint8Array([1, 2, 3]) }] });
    expect(error).toMatchObject({ code: 'BAD_PACKAGE' });
  });
});
