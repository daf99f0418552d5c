import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '@guildhall/kernel';
import { buildInChild } from '../build/build-in-child.ts';
import { buildProject } from '../build/build-project.ts';
import type { ProjectFiles } from '../project-files.ts';
import { buildProjectFiles } from '../testing/build-files.ts';
import { buildNpmLock } from '../testing/build-lock.ts';
import { buildPackage } from '../testing/build-package.ts';
import { openRegistry, type TestRegistry } from '../testing/open-registry.ts';
import { buildWithPackages, resultOf, type PackageSource } from './build-with-packages.ts';
import { fetchPackage, RegistryUnavailable } from './fetch-package.ts';
import { NO_TOKENS } from './registry-tokens.ts';
import { openPackageCache } from './package-cache.ts';

const words = await buildPackage('words', '1.0.0', { 'index.js': `export { deep } from '@acme/deep';` });
const deep = await buildPackage('@acme/deep', '2.0.0', { 'index.js': `export const deep = 'deep down';` });
const folder = await mkdtemp(join(tmpdir(), 'guildhall-packages-'));
let registry: TestRegistry;
let next = 0;

beforeEach(async () => {
  registry = await openRegistry([words, deep]);
});
afterEach(() => registry.close());
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A source with an empty cache of its own. */
function source(scopes: ReadonlyMap<string, URL> = new Map()): PackageSource {
  const cacheFolder = join(folder, String(next++));
  const registries = ok({ default: registry.url, scopes, tokens: NO_TOKENS });
  return { cacheFolder, cache: openPackageCache(cacheFolder), registries: () => Promise.resolve(registries) };
}

function project(integrity = deep.integrity) {
  const asked = { words: '^1.0.0' };
  const lock = buildNpmLock(asked, [
    { ...words, dependencies: { '@acme/deep': '2.0.0' } },
    { ...deep, integrity },
  ]);
  return buildProjectFiles({
    'src/index.ts': `import { deep } from 'words'; console.log(deep);`,
    'package.json': JSON.stringify({ dependencies: asked }),
    'package-lock.json': lock,
  });
}

const MAIN = { main: 'src/index.ts' };

/** As in a child, without starting one. */
async function buildFrom(files: ProjectFiles, packages: PackageSource) {
  const { answer, errors } = await buildWithPackages(
    () => buildProject(files, MAIN, packages.cache),
    (one) => (one.ok ? [] : one.error.flatMap(({ absent }) => absent ?? [])),
    packages,
  );
  return resultOf(answer, errors);
}

describe('a build that misses packages', () => {
  it('is done once they are fetched, and asks nobody the next time', async () => {
    const packages = source();
    const first = await buildInChild(await project(), MAIN, { packages });
    expect(new TextDecoder().decode(first.ok ? first.value.bundles[0]?.bytes : undefined)).toContain(
      'deep down',
    );
    expect(registry.asked).toEqual(['/words/-/words-1.0.0.tgz', '/@acme/deep/-/deep-2.0.0.tgz']);

    const again = await buildInChild(await project(), MAIN, { packages });
    expect(registry.asked).toHaveLength(2);
    expect(again.ok && again.value.bundles[0]?.sha256).toBe(first.ok && first.value.bundles[0]?.sha256);
  }, 30_000);

  it('asks the registry that is pinned for a scope, and no other', async () => {
    const own = await openRegistry([deep]);
    try {
      const built = await buildFrom(await project(), source(new Map([['@acme', own.url]])));
      expect(built.ok).toBe(true);
      expect([registry.asked, own.asked]).toEqual([
        ['/words/-/words-1.0.0.tgz'],
        ['/@acme/deep/-/deep-2.0.0.tgz'],
      ]);
    } finally {
      await own.close();
    }
  });

  it('finds nothing elsewhere when the pinned registry has it not', async () => {
    const empty = await openRegistry([]);
    try {
      const built = await buildFrom(await project(), source(new Map([['@acme', empty.url]])));
      expect(built).toMatchObject({ ok: false, error: [{ code: 'PACKAGE_NOT_FETCHED' }] });
      expect(registry.asked).toEqual(['/words/-/words-1.0.0.tgz']);
    } finally {
      await empty.close();
    }
  });

  it('refuses other bytes than the lockfile pins', async () => {
    const built = await buildFrom(await project(words.integrity), source());
    expect(built.ok ? [] : built.error).toMatchObject([{ code: 'BAD_PACKAGE' }]);
    registry.answer('/@acme/deep/-/deep-2.0.0.tgz', { body: words.tarball });
    const swapped = await buildFrom(await project(), source());
    expect(swapped.ok ? [] : swapped.error).toMatchObject([{ code: 'PACKAGE_NOT_FETCHED' }]);
    expect(swapped.ok ? '' : swapped.error[0]?.message).toContain('SHA-512 differ');
  });

  it('does not believe its cache, either', async () => {
    const packages = source();
    await buildFrom(await project(), packages);
    const files = await readdir(packages.cacheFolder, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      await writeFile(join(file.parentPath, file.name), words.tarball.slice(1));
    }
    const built = await buildFrom(await project(), packages);
    expect(built.ok).toBe(true);
    expect(registry.asked).toHaveLength(4);
  });

  it('without a registry says what to configure', async () => {
    const packages = {
      ...source(),
      registries: () => Promise.resolve({ ok: false, error: 'Set it.' } as const),
    };
    const built = await buildFrom(await project(), packages);
    expect(built).toMatchObject({
      ok: false,
      error: [{ code: 'REGISTRY_NOT_CONFIGURED', message: 'Set it.' }],
    });
  });
});

describe('fetching a package', () => {
  const fetched = () => fetchPackage(words, { default: registry.url, scopes: new Map(), tokens: NO_TOKENS });
  const usual = '/words/-/words-1.0.0.tgz';

  it('finds a tarball where the registry says it is', async () => {
    registry.answer(usual, { status: 404 });
    const tarball = new URL('/files/0a1b', registry.url).href;
    registry.answer('/words/1.0.0', { body: JSON.stringify({ dist: { tarball } }) });
    registry.answer('/files/0a1b', { body: words.tarball });
    expect((await fetched()).ok).toBe(true);
  });

  it('goes to no other machine because a registry says so', async () => {
    const other = await openRegistry([words]);
    try {
      registry.answer(usual, { status: 404 });
      const tarball = new URL(usual, other.url).href;
      registry.answer('/words/1.0.0', { body: JSON.stringify({ dist: { tarball } }) });
      expect(await fetched()).toMatchObject({ ok: false });
      expect(other.asked).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('is told when there is no such package', async () => {
    registry.answer(usual, { status: 404 });
    const answer = await fetched();
    expect(answer.ok ? '' : answer.error).toContain('not in the registry');
  });

  it('reads no more than it has to', async () => {
    registry.answer(usual, { body: new Uint8Array(20_000_001) });
    const answer = await fetched();
    expect(answer.ok ? '' : answer.error).toContain('more than');
  });

  it.each([500, 503, 401])('may be tried again when the registry answers %i', async (status) => {
    registry.answer(usual, { status });
    await expect(fetched()).rejects.toThrow(RegistryUnavailable);
  });

  it('may be tried again when the registry is gone', async () => {
    await registry.close();
    await expect(fetched()).rejects.toThrow(RegistryUnavailable);
  });

  it('stops when its caller gives up', async () => {
    const gone = AbortSignal.abort(new Error('given up'));
    const registries = { default: registry.url, scopes: new Map(), tokens: NO_TOKENS };
    await expect(fetchPackage(words, registries, gone)).rejects.toThrow('given up');
  });
});
