import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { jsonOf, err, ok, type Result } from '@guildhall/kernel';
import type { z } from 'zod';
import { failed, type Failure } from '../failure.ts';

/** A file as bytes; `what` says in the failure what it was to be. */
export async function readBytes(
  cwd: string,
  file: string,
  what: string,
): Promise<Result<Uint8Array, Failure>> {
  try {
    return ok(new Uint8Array(await readFile(resolve(cwd, file))));
  } catch {
    return failed('usage', 'NO_SUCH_FILE', `${what} ${file} cannot be read. Check the path.`);
  }
}

/** A JSON file of a known form. */
export async function readJson<T>(
  cwd: string,
  file: string,
  what: string,
  shape: z.ZodType<T>,
): Promise<Result<T, Failure>> {
  const bytes = await readBytes(cwd, file, what);
  if (!bytes.ok) return bytes;
  const read = shape.safeParse(jsonOf(new TextDecoder().decode(bytes.value)));
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const place = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  const message = `${what} ${file} is not one that guildhall knows${place}: ${issue?.message ?? 'it is no JSON'}.`;
  return err({ exit: 'usage', code: 'UNREADABLE', message });
}
