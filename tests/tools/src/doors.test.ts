import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '@guildhall/testing';

const ROOT = join(import.meta.dirname, '../../..');
const DEPCRUISE = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

/** The rules of the house that these files break. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const args = [DEPCRUISE, '--config', '.dependency-cruiser.cjs', '--output-type', 'baseline', folder];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  return [...new Set([...stdout.matchAll(/"name": "([a-z-]+)"/g)].map(([, rule = '']) => rule))];
}

const WHOLE = "import type { Part } from './part.ts';\nexport interface Whole { parts: Part[] }";

describe('the doors between rooms', () => {
  it('are closed to circles, also to those of types alone', async () => {
    const part = "import type { Whole } from './whole.ts';\nexport interface Part { of: Whole }";

    expect(await broken({ 'whole.ts': WHOLE, 'part.ts': part })).toEqual(['no-cycles']);
  });

  it('are open to types that go one way', async () => {
    const part = 'export interface Part { id: string }';

    expect(await broken({ 'whole.ts': WHOLE, 'part.ts': part })).toEqual([]);
  });
});
