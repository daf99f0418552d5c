import { minVersion, valid, validRange } from 'semver';
import { DEPENDENCY_GROUPS, type PackageFile } from '../package-file.ts';
import { readLock } from './read-lock.ts';

export interface Installed {
  name: string;
  version: string;
  /** The file that says so. */
  file: string;
}

/** Which versions an installation gets: from node_modules, else the lockfile, else the least the ranges allow. */
export function installedVersions(packageFile: PackageFile, files: ReadonlyMap<string, string>): Installed[] {
  const found = [...fromFolders(files), ...fromLock(files)];
  const known = new Set(found.map(({ name }) => name));
  for (const group of DEPENDENCY_GROUPS.filter((one) => one !== 'devDependencies'))
    for (const [asked, written] of Object.entries(packageFile[group] ?? {})) {
      // `npm:other@1.0.0` installs the other, whatever it is called here.
      const [, name = asked, range = written] = /^npm:((?:@[^/]+\/)?[^@]+)@(.+)$/.exec(written) ?? [];
      if (known.has(name) || validRange(range) === null) continue;
      const version = minVersion(range)?.version;
      if (version !== undefined) found.push({ name, version, file: 'package.json' });
    }
  return found;
}

function fromLock(files: ReadonlyMap<string, string>): Installed[] {
  const lock = readLock(files);
  return (lock?.packages ?? []).flatMap(({ name, version }) =>
    valid(version) === null ? [] : [{ name, version, file: lock?.file ?? '' }],
  );
}

function fromFolders(files: ReadonlyMap<string, string>): Installed[] {
  const found: Installed[] = [];
  for (const [path, text] of files) {
    const name =
      /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1] ?? copied(path, text);
    const version = name === undefined ? undefined : /"version"\s*:\s*"([^"]+)"/.exec(text)?.[1];
    if (name !== undefined && version !== undefined && valid(version) !== null)
      found.push({ name, version, file: path });
  }
  return found;
}

/** A package copied into the sources of another is still what it says it is. */
function copied(path: string, text: string): string | undefined {
  return /(?:^|\/)(?:vendor(?:ed)?|third[-_]?party|externals?)\/(?:.+\/)?package\.json$/i.test(path)
    ? /"name"\s*:\s*"([^"]+)"/.exec(text)?.[1]
    : undefined;
}
