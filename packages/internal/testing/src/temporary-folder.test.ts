import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

const PRESET = join(import.meta.dirname, '../jest-preset.js');

describe('a temporary folder', () => {
  it('lies in the one of this run of jest', () => {
    expect(dirname(temporaryFolder())).toBe(process.env['GUILDHALL_TEST_FOLDER']);
  });

  it('goes with jest, although no test hears of the end', () => {
    const script = `await import(${JSON.stringify(PRESET)}); console.log(process.env.GUILDHALL_TEST_FOLDER)`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });

    expect(stdout.trim()).toMatch(/guildhall-tests-/);
    expect(existsSync(stdout.trim())).toBe(false);
  });
});
