import { ok, type Result } from '@guildhall/kernel';
import { buildInChild, packageSource, type Bundle } from '@guildhall/plugin-project';
import type { Cli } from '../cli.ts';
import { failed, type Failure } from '../failure.ts';
import { ofBuild, placeOf } from './problem.ts';
import type { Project } from './project.ts';

/** What a marketplace would run of a project on its server: built as it builds, in a process of its own. */
export async function functionsBundle(
  { environment }: Cli,
  { files, manifest }: Project,
): Promise<Result<Bundle, Failure>> {
  const { functionsMain } = manifest;
  const entry = functionsMain === undefined ? {} : { functionsMain };
  const built = await buildInChild(files, entry, { packages: packageSource(environment.packages) });
  if (!built.ok) {
    const [first] = built.error.map(ofBuild);
    if (!first) throw new Error('a build was refused without a reason');
    return failed('usage', first.code, `${placeOf(first)}: ${first.message}`);
  }
  const [bundle] = built.value.bundles;
  return bundle ? ok(bundle) : failed('usage', 'NO_FUNCTIONS', 'plugin.json names no module of functions.');
}
