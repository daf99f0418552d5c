import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolder, removeData, standInOf } from './data-folder.ts';
import { runAs } from './run-as.ts';

// Only root starts PostgreSQL as somebody else, whom its folders are closed to.
const asRoot = runAs.uid === undefined ? describe.skip : describe;
let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'guildhall-test-'));
});
afterEach(() => {
  removeData(join(parent, 'postgres'));
  rmSync(parent, { recursive: true, force: true });
});

describe('the folder of the data', () => {
  it('is the one that was asked for where PostgreSQL may enter it', () => {
    chmodSync(parent, 0o755);

    expect(dataFolder(join(parent, 'postgres'))).toBe(join(parent, 'postgres'));
    expect(standInOf(join(parent, 'postgres'))).toBeNull();
  });
});

asRoot('a stand-in for the folder of the data', () => {
  it('is where PostgreSQL may not enter it, the same one at every start', () => {
    const first = dataFolder(join(parent, 'postgres'));

    expect(first.startsWith('/var/tmp/guildhall-')).toBe(true);
    expect(dataFolder(join(parent, 'postgres'))).toBe(first);
  });

  it('goes when the data is removed', () => {
    const folder = dataFolder(join(parent, 'postgres'));
    mkdirSync(folder);

    removeData(join(parent, 'postgres'));

    expect(existsSync(folder)).toBe(false);
    expect(existsSync(join(folder, '..'))).toBe(false);
  });

  it('is a new one for a new folder at the same path, and what the one before left goes', () => {
    const first = dataFolder(join(parent, 'postgres'));
    rmSync(join(parent, 'postgres'), { recursive: true });

    const second = dataFolder(join(parent, 'postgres'));

    expect(second).not.toBe(first);
    expect(existsSync(join(first, '..'))).toBe(false);
  });

  it('is never one that only its note claims to be ours', () => {
    const foreign = mkdtempSync('/var/tmp/guildhall-foreign-');
    writeFileSync(join(foreign, 'kept'), '');
    mkdirSync(join(parent, 'postgres'));
    writeFileSync(join(parent, 'postgres', 'elsewhere'), foreign);

    const folder = dataFolder(join(parent, 'postgres'));
    removeData(join(parent, 'postgres'));

    expect(folder.startsWith(foreign)).toBe(false);
    expect(readdirSync(foreign)).toEqual(['kept']);
    rmSync(foreign, { recursive: true });
  });
});
