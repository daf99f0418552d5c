import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { session, type Session } from './session.ts';

/** The remembered session; null when there is none, or none that can be read. */
export async function readSession(file: string): Promise<Session | null> {
  try {
    return session.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Only its owner may read it. Written beside and moved into place, so that it is never half there. */
export async function writeSession(file: string, remembered: Session): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, `${JSON.stringify(remembered, null, 2)}\n`, { mode: 0o600 });
  await rename(beside, file);
}

/** Answers whether there was one. */
export async function forgetSession(file: string): Promise<boolean> {
  const known = (await readSession(file)) !== null;
  await rm(file, { force: true });
  return known;
}
