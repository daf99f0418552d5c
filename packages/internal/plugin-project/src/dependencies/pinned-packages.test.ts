import { buildNpmLock } from '../testing/build-lock.ts';
import { buildPackage } from '../testing/build-package.ts';
import { buildProjectFiles } from '../testing/build-files.ts';
import { memoryCache } from '../testing/memory-cache.ts';
import { pinnedPackages } from './pinned-packages.ts';
import { readPackage } from './read-package.ts';

const words = await buildPackage('words', '1.2.0', { 'index.js': 'export {}' }, { license: 'MIT' });
const loud = await buildPackage('loud', '2.0.1', { 'index.js': 'export {}' });
const entries = [{ ...words, dependencies: { loud: '^2.0.0' } }, loud];

describe('what comes along with a project', () => {
  it('is what its lockfile pins, imported or not, with the line', async () => {
    const project = await buildProjectFiles({
      'package.json': JSON.stringify({ dependencies: { words: '^1.0.0' } }),
      'package-lock.json': buildNpmLock({ words: '^1.0.0' }, entries),
    });
    const pinned = pinnedPackages(project);
    expect(pinned.map(({ name, version }) => `${name}@${version}`).sort()).toEqual([
      'loud@2.0.1',
      'words@1.2.0',
    ]);
    expect(pinned.every(({ file, line }) => file === 'package-lock.json' && (line ?? 0) > 1)).toBe(true);
  });

  it('does not count the runtime’s own packages', async () => {
    const preact = await buildPackage('preact', '10.0.0', { 'index.js': '' });
    const project = await buildProjectFiles({
      'package.json': JSON.stringify({ dependencies: { preact: '10.0.0' } }),
      'package-lock.json': buildNpmLock({ preact: '10.0.0' }, [preact]),
    });
    expect(pinnedPackages(project)).toEqual([]);
  });

  it('is nothing where the lockfile does not hold', async () => {
    const project = await buildProjectFiles({ 'package.json': '{}', 'package-lock.json': '{' });
    expect(pinnedPackages(project)).toEqual([]);
  });
});

describe('a package in the cache', () => {
  it('is read whole', async () => {
    const read = await readPackage(memoryCache([words]), words);
    expect(read.ok && [...read.value.keys()].sort()).toEqual(['index.js', 'package.json']);
  });

  it.each([
    ['that is not there', memoryCache([]), words, /not in the cache/],
    ['that calls itself otherwise', memoryCache([words]), { ...words, name: 'loud' }, /calls itself "words"/],
  ])('%s is no package', async (_what, cache, wanted, says) => {
    const read = await readPackage(cache, wanted);
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.error).toMatch(says);
  });
});
