import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { ok, type Result } from '@guildhall/kernel';
import { readAnyTarball, readArchive, readDirectory, type ArchiveError } from '@guildhall/plugin-project';
import { failed, type Failure } from '../failure.ts';
import { PACKAGE_LIMITS } from './package-limits.ts';
import { ofArchive, placeOf } from './problem.ts';
import { readPackageFolder } from './read-package-folder.ts';

type Files = ReadonlyMap<string, Uint8Array>;
interface Opened {
  files: Files;
  isFolder: boolean;
}

const SOURCE = /\.(?:[cm]?[jt]sx?|html?)$/;

/** The files of a folder, tarball or single source that is to be analysed: as a plugin is packed, or any package whole. */
export async function openPackage(
  cwd: string,
  target: string,
  { isPlugin }: { isPlugin: boolean },
): Promise<Result<Opened, Failure>> {
  const place = resolve(cwd, target);
  const found = await stat(place).catch(() => null);
  if (found?.isDirectory()) {
    const files = isPlugin ? await readPlugin(place) : await readPackageFolder(place);
    return files.ok ? ok({ files: files.value, isFolder: true }) : files;
  }
  if (!found?.isFile()) return failed('usage', 'NO_SUCH_TARGET', `There is no folder or tarball ${place}.`);
  if (found.size > PACKAGE_LIMITS.compressedBytes)
    return failed(
      'usage',
      'TOO_LARGE',
      `${place} has ${found.size} bytes; at most ${PACKAGE_LIMITS.compressedBytes} are read.`,
    );
  if (SOURCE.test(place))
    return ok({
      files: new Map([[basename(place), new Uint8Array(await readFile(place))]]),
      isFolder: false,
    });
  const files = await readTarball(await readFile(place), isPlugin);
  return files.ok
    ? ok({ files: files.value, isFolder: false })
    : failed('usage', files.error.code, files.error.message);
}

async function readTarball(bytes: Uint8Array, isPlugin: boolean): Promise<Result<Files, ArchiveError>> {
  if (!isPlugin) return readAnyTarball(bytes, PACKAGE_LIMITS);
  const project = await readArchive(bytes);
  return project.ok ? ok(project.value.files) : project;
}

async function readPlugin(folder: string): Promise<Result<Files, Failure>> {
  const project = await readDirectory(folder);
  if (project.ok) return ok(project.value.files);
  const problem = ofArchive(project.error);
  return failed('usage', problem.code, `${placeOf(problem)}: ${problem.message}`);
}
