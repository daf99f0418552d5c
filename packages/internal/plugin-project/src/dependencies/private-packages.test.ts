import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackage, integrityOf } from '../testing/build-package.ts';
import { openRegistry, type TestRegistry } from '../testing/open-registry.ts';
import { fetchPackage, RegistryUnavailable, type PackageReference } from './fetch-package.ts';
import { configuredRegistries } from './registries.ts';

const TOKEN = 'npm_secret0123';
const own = await buildPackage('@acme/own', '1.0.0', { 'index.js': 'export const own = 1;' });
const open = await buildPackage('open', '1.0.0', { 'index.js': 'export const open = 1;' });

let folder: string;
let acme: TestRegistry;
let publicOne: TestRegistry;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-tokens-'));
  [acme, publicOne] = [await openRegistry([own], TOKEN), await openRegistry([open])];
});
afterEach(async () => {
  await Promise.all([acme.close(), publicOne.close(), rm(folder, { recursive: true, force: true })]);
});

/** Fetches with `@acme` pinned to its own registry, whose token stands in a file. */
async function fetched(wanted: PackageReference, line = `//${acme.url.host}/:_authToken=${TOKEN}`) {
  const file = join(folder, 'tokens');
  await writeFile(file, line);
  const registries = await configuredRegistries({
    GUILDHALL_REGISTRY: publicOne.url.href,
    GUILDHALL_SCOPED_REGISTRIES: `@acme=${acme.url.href}`,
    GUILDHALL_REGISTRY_TOKENS: file,
  });
  if (!registries.ok) throw new Error(registries.error);
  return fetchPackage(wanted, registries.value);
}

const unavailable = (act: Promise<unknown>) =>
  act.then(
    () => 'available',
    (error: unknown) => (error instanceof RegistryUnavailable ? error.message : String(error)),
  );

describe('a private package', () => {
  it('is fetched with the token of its registry, which no other registry sees', async () => {
    expect(await fetched(own)).toEqual({ ok: true, value: own.tarball });
    expect(await fetched(open)).toEqual({ ok: true, value: open.tarball });
    expect(acme.credentials).toEqual([`Bearer ${TOKEN}`]);
    expect(publicOne.credentials).toEqual(['']);
  });

  it('is refused without it, in words that say who can mend that', async () => {
    expect(await unavailable(fetched(own, ''))).toBe(
      'The package registry answers with 401: it wants a token. Whoever runs this names it in the file of GUILDHALL_REGISTRY_TOKENS.',
    );
    expect(acme.credentials).toEqual(['']);
  });

  it('is refused with another token, which no message shows', async () => {
    const told = await unavailable(fetched(own, `//${acme.url.host}/:_authToken=npm_wrong`));
    expect(told).toContain('another token');
    expect(told).not.toContain('npm_wrong');
  });

  it('says to those who do not hold its digest no more than if it were not there', async () => {
    const guess = integrityOf(new TextEncoder().encode('a guess'));
    const there = await fetched({ ...own, integrity: guess });
    const nowhere = await fetched({ ...own, version: '9.9.9', integrity: guess });
    expect(there.ok ? '' : there.error.replace('1.0.0', '9.9.9')).toBe(nowhere.ok ? '-' : nowhere.error);
  });

  it('may lie in a store elsewhere, which never sees the token', async () => {
    publicOne.answer('/store/own.tgz', { body: own.tarball });
    acme.answer('/@acme/own/-/own-1.0.0.tgz', {
      status: 302,
      headers: { location: new URL('/store/own.tgz', publicOne.url).href },
    });
    expect(await fetched(own)).toEqual({ ok: true, value: own.tarball });
    expect(publicOne.credentials).toEqual(['']);
  });

  it('sends no token along a redirect, not even to the registry itself', async () => {
    acme.answer('/@acme/own/-/own-1.0.0.tgz', { status: 307, headers: { location: '/again' } });
    expect(await unavailable(fetched(own))).toContain('401');
    expect(acme.credentials).toEqual([`Bearer ${TOKEN}`, '']);
  });

  it('is not looked for where no network address is', async () => {
    acme.answer('/@acme/own/-/own-1.0.0.tgz', { status: 302, headers: { location: 'file:///etc/passwd' } });
    expect(await unavailable(fetched(own))).toContain('no address that can be reached');
  });

  it('is found where the registry says that it keeps it', async () => {
    acme.answer('/@acme/own/-/own-1.0.0.tgz', { status: 404 });
    acme.answer('/@acme%2fown/1.0.0', {
      body: JSON.stringify({ dist: { tarball: new URL('/files/own', acme.url).href } }),
    });
    acme.answer('/files/own', { body: own.tarball });
    expect(await fetched(own)).toEqual({ ok: true, value: own.tarball });
  });
});

describe('a file of tokens', () => {
  it('that cannot be read is told by its name', async () => {
    const told = await configuredRegistries({
      GUILDHALL_REGISTRY: publicOne.url.href,
      GUILDHALL_REGISTRY_TOKENS: join(folder, 'nowhere'),
    });
    expect(told.ok ? '' : told.error).toContain('GUILDHALL_REGISTRY_TOKENS has to name a file');
  });
});
