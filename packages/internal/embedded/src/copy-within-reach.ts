import { chmodSync, cpSync, lstatSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A copy of `native` that every user may run and only we may write, one for each version. It appears whole, by a
 * rename: of two processes that copy at the same time one is first, and nobody meets half a copy. Throws when somebody
 * else has taken its name: what strangers put there is not run.
 */
export function copyWithinReach(native: string, version: string, parent = '/var/tmp'): string {
  const copy = join(parent, `guildhall-postgres-${version}`);
  if (isThere(copy)) return copy;

  const making = mkdtempSync(join(parent, 'guildhall-copying-'));
  try {
    cpSync(native, making, { recursive: true, verbatimSymlinks: true });
    chmodSync(making, 0o755);
    renameSync(making, copy);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!isThere(copy)) throw error;
  }
  return copy;
}

function isThere(copy: string): boolean {
  const found = lstatSync(copy, { throwIfNoEntry: false });
  if (!found) return false;
  const ours = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
  if (!ours) throw new Error(`${copy} was not made by Guildhall and is not run; remove it`);
  return true;
}
