import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '@guildhall/kernel';
import { createProjectFiles } from '../create-project-files.ts';
import type { ProjectFiles } from '../project-files.ts';
import { ArchiveRefusal, type ArchiveError } from './archive-error.ts';
import { createFileCollector, type FileCollector } from './file-collector.ts';
import { PROJECT_LIMITS, type ProjectLimits } from './limits.ts';

/** Names that are never source, at any depth. */
const IGNORED = new Set(['node_modules', '.git', 'dist', '.DS_Store', 'Thumbs.db', '.guildhall']);

/** Reads a project folder under the same limits as a tarball; links are refused rather than followed. */
export async function readDirectory(
  folder: string,
  limits: ProjectLimits = PROJECT_LIMITS,
): Promise<Result<ProjectFiles, ArchiveError>> {
  const collector = createFileCollector(limits);
  try {
    await collect(folder, '', collector);
    if (collector.files.size === 0) throw new ArchiveRefusal('EMPTY', `There are no files in ${folder}.`);
  } catch (error) {
    if (error instanceof ArchiveRefusal) return err(error.refusal);
    throw error;
  }
  return ok(await createProjectFiles(collector.files));
}

async function collect(folder: string, prefix: string, collector: FileCollector): Promise<void> {
  const names = (await readdir(folder)).filter((name) => !IGNORED.has(name)).sort();
  for (const name of names) {
    const place = join(folder, name);
    const path = `${prefix}${name}`;
    const found = await lstat(place);
    if (found.isDirectory()) {
      await collect(place, `${path}/`, collector);
    } else if (found.isFile()) {
      const kept = collector.announce(path, found.size);
      collector.keep(kept, new Uint8Array(await readFile(place)));
    } else {
      const message = `"${path}" is a link or a device. Only plain files are read: replace links by what they lead to.`;
      throw new ArchiveRefusal('FORBIDDEN_TYPE', message, path);
    }
  }
}
