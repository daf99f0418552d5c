import type { FileLinker } from './link-files.ts';
import { scriptOf, scriptsAtInstall } from './packages/install-scripts.ts';
import type { PackageFile } from './package-file.ts';
import { importedFiles } from './taint/group-files.ts';

/** Files more than these are not followed: an install script of so many parts is judged as it stands. */
const MOST = 100;

/** The files that run while a package is installed: what its scripts start, and all that imports. */
export function filesAtInstall(
  packageFile: PackageFile | null,
  files: ReadonlyMap<string, string>,
  linker: FileLinker,
): ReadonlySet<string> {
  const found = new Set(scriptsAtInstall(packageFile).flatMap((command) => scriptOf(command, files) ?? []));
  for (const file of found) {
    if (found.size > MOST) break;
    for (const next of importsOf(file, linker)) found.add(next);
  }
  return found;
}

function importsOf(file: string, linker: FileLinker): string[] {
  try {
    const source = linker.open(file)?.source;
    return source ? importedFiles(source) : [];
  } catch {
    // The file that cannot be read is named when its own turn comes.
    return [];
  }
}
