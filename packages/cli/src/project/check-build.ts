import { buildInChild, packageSource } from '@guildhall/plugin-project';
import type { Cli } from '../cli.ts';
import { ofBuild, type Problem } from './problem.ts';
import type { Project } from './project.ts';

/** What keeps a project from being built. It is bundled in a process of its own; nothing of it runs. */
export async function checkBuild({ environment }: Cli, { files, manifest }: Project): Promise<Problem[]> {
  const built = await buildInChild(files, manifest, { packages: packageSource(environment.packages) });
  return built.ok ? [] : built.error.map(ofBuild);
}
