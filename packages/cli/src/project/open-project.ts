import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { err, ok, type Result } from '@guildhall/kernel';
import { parseManifest } from '@guildhall/manifest';
import { readDirectory, type ProjectFiles } from '@guildhall/plugin-project';
import { failed, type Failure } from '../failure.ts';
import { ofArchive, ofManifest, placeOf, type Problem } from './problem.ts';
import { MANIFEST_FILE, type Project } from './project.ts';

export type OpenedProject = Result<Project, readonly Problem[]>;

/** Opens a plugin project's folder. The failure is about the folder, the inner error about what is in it. */
export async function openProject(cwd: string, dir = '.'): Promise<Result<OpenedProject, Failure>> {
  const folder = resolve(cwd, dir);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) return failed('usage', 'NO_SUCH_FOLDER', `There is no folder ${folder}.`);
  const files = await readDirectory(folder);
  if (!files.ok) return ok(err([ofArchive(files.error)]));
  if (files.value.text(MANIFEST_FILE) === undefined)
    return failed(
      'usage',
      'NO_MANIFEST',
      `There is no ${MANIFEST_FILE} in ${folder}. Run this in a plugin's folder, or name one.`,
    );
  return ok(await withManifest(files.value));
}

async function withManifest(files: ProjectFiles): Promise<OpenedProject> {
  const manifest = await parseManifest(files.text(MANIFEST_FILE) ?? '');
  return manifest.ok ? ok({ files, manifest: manifest.value.manifest }) : err(manifest.error.map(ofManifest));
}

/** The project, or the first thing that keeps it from being packed. */
export async function requireProject(cwd: string, dir?: string): Promise<Result<Project, Failure>> {
  const opened = await openProject(cwd, dir);
  if (!opened.ok) return opened;
  if (opened.value.ok) return opened.value;
  const [first, ...others] = opened.value.error;
  if (!first) throw new Error('a project was refused without a reason');
  const more = others.length > 0 ? ` There are ${others.length} more problems: run guildhall validate.` : '';
  return failed('usage', first.code, `${placeOf(first)}: ${first.message}${more}`);
}
