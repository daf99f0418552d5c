import { createHash } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { canEnter, runAs } from './run-as.ts';

/** Open to every user, and kept when the machine starts anew. */
const OPEN = '/var/tmp';
/** In the folder that was asked for, when the data had to go elsewhere: where it is. */
const NOTE = 'elsewhere';

/**
 * Where PostgreSQL keeps the data that is wanted in `folder`: there, or in a stand-in under /var/tmp where root's own
 * folders are closed to the user that runs PostgreSQL. A stand-in belongs to the folder that names it: with a new
 * folder at the same path begins a new one, and the one before goes.
 */
export function dataFolder(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const known = standInOf(folder);
  if (known) return known;
  if (canEnter(folder)) return folder;

  const prefix = prefixOf(folder);
  for (const name of readdirSync(OPEN))
    if (name.startsWith(prefix) && isOurs(join(OPEN, name)))
      rmSync(join(OPEN, name), { recursive: true, force: true });
  const made = mkdtempSync(join(OPEN, prefix));
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(made, runAs.uid, runAs.gid);
  writeFileSync(join(folder, NOTE), made);
  return join(made, 'data');
}

/** Removes the data that is kept in `folder`, wherever it is. */
export function removeData(folder: string): void {
  const standIn = standInOf(folder);
  if (standIn) rmSync(join(standIn, '..'), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/** Where the data wanted in `folder` is, if there was any need to put it elsewhere. */
export function standInOf(folder: string): string | null {
  const note = join(folder, NOTE);
  if (!existsSync(note)) return null;
  const named = readFileSync(note, 'utf8');
  // Only what we could have made ourselves is believed, and later removed.
  const ours = resolve(named) === join(OPEN, basename(named)) && basename(named).startsWith(prefixOf(folder));
  return ours && isOurs(named) ? join(named, 'data') : null;
}

function prefixOf(folder: string): string {
  return `guildhall-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12)}-`;
}

/** Anybody may make folders under /var/tmp. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && found.uid === runAs.uid;
}
