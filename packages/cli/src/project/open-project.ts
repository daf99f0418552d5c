import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '@guildhall/kernel';
import { parseManifest } from '@guildhall/manifest';
import { readDirectory, type ProjectFiles } from '@guildhall/plugin-project';
import { failed, type Failure } from '../failure.ts';
import { ofArchive, ofManifest, placeOf, type Problem } from './problem.ts';
import { MANIFEST_FILE, type Project } from './project.ts';
import { whatHolds } from './what-holds.ts';

export type OpenedProject = Result<Project, Unsound>;

/** A project that may not be packed. */
interface Unsound {
  readonly problems: readonly Problem[];
  /** With what holds of its manifest, where that can be told apart. */
  readonly project: Project | null;
}

/** Opens a plugin project's folder. The failure is about the folder, the inner error about what is in it. */
export async function openProject(cwd: string, dir = '.'): Promise<Result<OpenedProject, Failure>> {
  const folder = resolve(cwd, dir);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) return failed('usage', 'NO_SUCH_FOLDER', `There is no folder ${folder}.`);
  // Asked first: a folder of something else can be large, and what is wrong with its files is not what is wrong.
  const written = await stat(join(folder, MANIFEST_FILE)).catch(() => null);
  if (!written) return noManifest(folder);
  const files = await readDirectory(folder);
  if (!files.ok) return ok(err({ problems: [ofArchive(files.error)], project: null }));
  const text = files.value.text(MANIFEST_FILE);
  return text === undefined ? noManifest(folder) : ok(await withManifest(files.value, text));
}

function noManifest(folder: string): Result<never, Failure> {
  const message = `There is no ${MANIFEST_FILE} in ${folder}. Run this in a plugin's folder, or name one.`;
  return failed('usage', 'NO_MANIFEST', message);
}

async function withManifest(files: ProjectFiles, text: string): Promise<OpenedProject> {
  const manifest = await parseManifest(text);
  if (manifest.ok) return ok({ files, manifest: manifest.value.manifest });
  const problems = manifest.error.map(ofManifest);
  const rest = await whatHolds(text, problems);
  return err({ problems, project: rest && { files, manifest: rest } });
}

/** The project, or the first thing that keeps it from being packed. */
export async function requireProject(cwd: string, dir?: string): Promise<Result<Project, Failure>> {
  const opened = await openProject(cwd, dir);
  if (!opened.ok) return opened;
  if (opened.value.ok) return opened.value;
  const [first, ...others] = opened.value.error.problems;
  if (!first) throw new Error('a project was refused without a reason');
  const more =
    others.length === 0
      ? ''
      : ` There ${others.length === 1 ? 'is one more problem' : `are ${others.length} more problems`}: run guildhall validate.`;
  return failed('usage', first.code, `${placeOf(first)}: ${first.message}${more}`);
}
