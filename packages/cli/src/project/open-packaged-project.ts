import { ok, type Result } from '@guildhall/kernel';
import { parseManifest } from '@guildhall/manifest';
import { createProjectFiles } from '@guildhall/plugin-project';
import { failed, type Failure } from '../failure.ts';
import { openPackage } from './open-package.ts';
import { ofManifest, placeOf } from './problem.ts';
import { MANIFEST_FILE, type Project } from './project.ts';

/** A plugin project out of a folder or a tarball, or the first thing that is wrong with it. */
export async function requirePackagedProject(cwd: string, target: string): Promise<Result<Project, Failure>> {
  const opened = await openPackage(cwd, target, { isPlugin: true });
  if (!opened.ok) return opened;
  const files = await createProjectFiles(opened.value.files);
  const text = files.text(MANIFEST_FILE);
  if (text === undefined) return failed('usage', 'NO_MANIFEST', `There is no ${MANIFEST_FILE} in ${target}.`);
  const read = await parseManifest(text);
  if (read.ok) return ok({ files, manifest: read.value.manifest });
  const [first] = read.error.map(ofManifest);
  if (!first) throw new Error('a manifest was refused without a reason');
  return failed('usage', first.code, `${target}: ${placeOf(first)}: ${first.message}`);
}
