import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@guildhall/testing';
import { buildFiles } from '../testing/build-files.ts';
import { packArchive } from './pack-archive.ts';
import { readArchive } from './read-archive.ts';
import { readDirectory } from './read-directory.ts';

const TREE = { 'plugin.json': '{}', 'src/index.tsx': 'export {};', 'src/b/c.ts': 'export const c = 1;' };

const folders: string[] = [];

function newFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function writeTree(folder: string, tree: Readonly<Record<string, string>>, date: Date): Promise<void> {
  for (const [path, text] of Object.entries(tree)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
    await utimes(join(folder, path), date, date);
  }
}

describe('packing a project', () => {
  it('gives the same bytes from two folders written at different times', async () => {
    const one = newFolder();
    const other = newFolder();
    await writeTree(one, TREE, new Date(0));
    await writeTree(other, Object.fromEntries(Object.entries(TREE).reverse()), new Date());
    const [first, second] = [await readDirectory(one), await readDirectory(other)];
    if (!first.ok || !second.ok) throw new Error('Both folders are fine.');
    expect(await packArchive(first.value.files)).toEqual(await packArchive(second.value.files));
  });

  it('keeps the source digest from folder to tarball', async () => {
    const folder = newFolder();
    await writeTree(folder, TREE, new Date());
    const project = await readDirectory(folder);
    const unpacked = await readArchive(await packArchive(buildFiles(TREE)));
    expect(project.ok && unpacked.ok && project.value.digest === unpacked.value.digest).toBe(true);
  });

  it('keeps a path too long for a plain header', async () => {
    const path = `${'long-folder-name/'.repeat(12)}file.ts`;
    const read = await readArchive(await packArchive(buildFiles({ [path]: 'x' })));
    expect(read.ok && [...read.value.files.keys()]).toEqual([path]);
  });
});

describe('reading a folder', () => {
  it('leaves out dependencies, history and build output', async () => {
    const folder = newFolder();
    await writeTree(
      folder,
      { ...TREE, 'node_modules/x/i.js': '', '.git/HEAD': '', 'dist/ui.js': '' },
      new Date(),
    );
    const project = await readDirectory(folder);
    expect(project.ok && [...project.value.files.keys()].sort()).toEqual(Object.keys(TREE).sort());
  });

  it('refuses a link instead of following it', async () => {
    const folder = newFolder();
    await writeTree(folder, TREE, new Date());
    await symlink('/etc/passwd', join(folder, 'src/secrets.txt'));
    expect(await readDirectory(folder)).toMatchObject({
      error: { code: 'FORBIDDEN_TYPE', entry: 'src/secrets.txt' },
    });
  });

  it('refuses an empty folder', async () => {
    const folder = newFolder();
    expect(await readDirectory(folder)).toMatchObject({ error: { code: 'EMPTY' } });
  });
});
