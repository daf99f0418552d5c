import { buildInChild } from '@guildhall/plugin-project';
import { ofBuild, type Problem } from './problem.ts';
import type { Project } from './project.ts';

/** What keeps a project from being built. It is bundled in a process of its own; nothing of it runs. */
export async function checkBuild({ files, manifest }: Project): Promise<Problem[]> {
  const built = await buildInChild(files, manifest);
  return built.ok ? [] : built.error.map(ofBuild);
}
