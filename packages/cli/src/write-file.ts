import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ok, type Result } from '@guildhall/kernel';
import { failed, type Failure } from './failure.ts';

/** Writes a file where a person wants it, and with `folders` the folders it is in; the failure says what is in its way. */
export async function writeWanted(
  cwd: string,
  path: string,
  content: string | Uint8Array,
  { folders = false } = {},
): Promise<Result<null, Failure>> {
  const file = resolve(cwd, path);
  try {
    if (folders) await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    return ok(null);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return failed('usage', 'CANNOT_WRITE', `${path} cannot be written: ${problem}`);
  }
}
