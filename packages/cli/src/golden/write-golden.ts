import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { ok, type Result } from '@guildhall/kernel';
import { goldenName, type Golden } from '@guildhall/sandbox';
import { failed, type Failure } from '../failure.ts';

/** Writes a golden invocation into a project's folder; the path, as seen from where the person is. */
export async function writeGolden(
  cwd: string,
  { dir, name, overwrite }: { dir: string; name: string; overwrite: boolean },
  golden: Golden,
): Promise<Result<string, Failure>> {
  const path = `golden/${name}.json`;
  if (goldenName(path) === null) {
    const message = `--name has 1 to 64 letters, digits, dots, hyphens and underscores; "${name}" does not fit.`;
    return failed('usage', 'BAD_NAME', message);
  }
  const file = resolve(cwd, dir, path);
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, `${JSON.stringify(golden, null, 2)}\n`, { flag: overwrite ? 'w' : 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const message = `${relative(cwd, file)} is there already. Name another, or say --overwrite.`;
    return failed('usage', 'GOLDEN_EXISTS', message);
  }
  return ok(relative(cwd, file));
}
