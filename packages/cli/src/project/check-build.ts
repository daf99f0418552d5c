import { buildInChild, packageSource, type Build } from '@guildhall/plugin-project';
import type { Cli } from '../cli.ts';
import { ofBuild, type Problem } from './problem.ts';
import type { Project } from './project.ts';

export interface CheckedBuild {
  /** What keeps a project from being built. */
  readonly problems: readonly Problem[];
  /** Null where it was not built. */
  readonly build: Build | null;
}

export const NOT_BUILT: CheckedBuild = { problems: [], build: null };

/** Builds a project, in a process of its own; nothing of it runs. */
export async function checkBuild({ environment }: Cli, { files, manifest }: Project): Promise<CheckedBuild> {
  const built = await buildInChild(files, manifest, { packages: packageSource(environment.packages) });
  return built.ok
    ? { problems: [], build: built.value }
    : { problems: built.error.map(ofBuild), build: null };
}
