import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edition } from './edition.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-edition-'));
  await mkdir(join(folder, 'rules'));
  await writeFile(join(folder, 'rules', 'one.ts'), 'export const a = 1;');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the edition of the analysis', () => {
  it('stays while its source does, tests and notes aside', async () => {
    const before = edition(folder);
    await writeFile(join(folder, 'rules', 'one.test.ts'), 'it is tested');
    await writeFile(join(folder, 'notes.md'), 'noted');
    expect(edition(folder)).toBe(before);
  });

  it('is another when a rule changes, comes or gets another name', async () => {
    const seen = new Set([edition(folder)]);
    await writeFile(join(folder, 'rules', 'one.ts'), 'export const a = 2;');
    seen.add(edition(folder));
    await writeFile(join(folder, 'rules', 'two.ts'), '');
    seen.add(edition(folder));
    await rm(join(folder, 'rules', 'two.ts'));
    await writeFile(join(folder, 'rules', 'three.ts'), '');
    seen.add(edition(folder));
    expect(seen.size).toBe(4);
  });

  it('is named the same each time', () => {
    expect(edition()).toMatch(/^analysis-[0-9a-f]{16}$/);
    expect(edition()).toBe(edition());
  });
});
