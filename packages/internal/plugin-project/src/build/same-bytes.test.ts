import { fork } from 'node:child_process';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packArchive } from '../archive/pack-archive.ts';
import { readArchive } from '../archive/read-archive.ts';
import { readDirectory } from '../archive/read-directory.ts';
import { openPackageCache } from '../dependencies/package-cache.ts';
import type { ProjectFiles } from '../project-files.ts';
import { buildNpmLock } from '../testing/build-lock.ts';
import { buildPackage } from '../testing/build-package.ts';
import { isBuildAnswer, type BuildRequest } from './build-message.ts';

const WORKER = fileURLToPath(new URL('../build-worker.ts', import.meta.url));
const words = await buildPackage('words', '1.0.0', { 'index.js': `export const word = 'Grüße';` });
const asked = { words: '^1.0.0' };
const TEXTS = {
  'src/index.tsx': `
    import { definePlugin, Text } from '@guildhall/plugin-sdk';
    import { word } from 'words';
    definePlugin({ modules: { Hello: () => <Text>{word}</Text> } });`,
  'src/functions.ts': `
    import { defineFunctions } from '@guildhall/plugin-sdk/functions';
    import { word } from 'words';
    defineFunctions({ word: () => word });`,
  'package.json': JSON.stringify({ dependencies: asked }),
  'package-lock.json': buildNpmLock(asked, [
    { name: words.name, version: words.version, integrity: words.integrity },
  ]),
};
const folder = await mkdtemp(join(tmpdir(), 'guildhall-same-bytes-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Machine {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/** What comes out on a machine: where its builder and its cache stand, and what its environment says. */
async function digestsOn(name: string, project: ProjectFiles, { cwd = folder, env = {} }: Machine) {
  const cacheFolder = join(folder, name, 'cache');
  await openPackageCache(cacheFolder).write(words.integrity, words.tarball);
  const child = fork(WORKER, [], { cwd, env, serialization: 'advanced', stdio: 'ignore' });
  const manifest = { main: 'src/index.tsx', functionsMain: 'src/functions.ts' };
  const request: BuildRequest = { files: project.files, manifest, cacheFolder };
  const answer = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve).once('error', reject);
    child.send(request);
  });
  if (!isBuildAnswer(answer) || !answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value.bundles.map(({ sha256, map, metafile }) => ({ sha256, map, metafile }));
}

/** Writes the project down, in an order and at a time of its own. */
async function written(name: string, at: Date, texts: readonly (readonly [string, string])[]) {
  for (const [path, text] of texts) {
    const place = join(folder, name, 'project', path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, text);
    await utimes(place, at, at);
  }
  const read = await readDirectory(join(folder, name, 'project'));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

describe('one source', () => {
  const texts = Object.entries(TEXTS);

  it('gives the same bundles, maps and metafiles wherever and whenever it is built', async () => {
    const here = await written('here', new Date(0), texts);
    const there = await written('deep/down/there', new Date(), texts.toReversed());
    const packed = await readArchive(await packArchive(there.files));
    if (!packed.ok) throw new Error(packed.error.message);

    const first = await digestsOn('here', here, {});
    const elsewhere = { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', HOME: '/nowhere' };
    const second = await digestsOn('there', there, { cwd: tmpdir(), env: elsewhere });
    const third = await digestsOn('packed', packed.value, { cwd: '/', env: { NODE_ENV: 'development' } });

    expect(first).toHaveLength(2);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  }, 60_000);

  it('gives others when it changes', async () => {
    const changed = texts.map(([path, text]) => [path, text.replace('Hello', 'Hallo')] as const);
    const first = await digestsOn('one', await written('one', new Date(), texts), {});
    const second = await digestsOn('two', await written('two', new Date(), changed), {});
    expect(second[0]?.sha256).not.toBe(first[0]?.sha256);
    expect(second[1]?.sha256).toBe(first[1]?.sha256);
  }, 60_000);
});
