import { analyzeInProcess } from '@guildhall/analysis';
import { nearest } from '@guildhall/kernel';
import type { Problem } from './problem.ts';
import type { Project } from './project.ts';
import type { HostSurface } from './surfaces.ts';

/** Calls to the host that none of the plugin's hosts answers, each at its line. The code is read, never run. */
export async function checkCalls(
  { files, manifest }: Project,
  surfaces: readonly HostSurface[],
): Promise<Problem[]> {
  const meant = Object.keys(manifest.engines.surface).map(
    (key) => surfaces.find(({ host }) => host === key)?.surface ?? null,
  );
  // Where a surface is missing, that is the problem; a call might be in it.
  if (meant.includes(null)) return [];
  const known = meant.flatMap((surface) => surface?.apis.map(({ name }) => name) ?? []);
  const texts = new Map([...files.files.keys()].map((path) => [path, files.text(path) ?? '']));
  const { facts } = await analyzeInProcess({ files: texts, manifest: null });
  return facts.hostApis
    .filter(({ name }) => !known.includes(name))
    .map(({ name, location: { file, line, column } }) => {
      const near = nearest(name, known);
      return {
        ...{ code: 'UNKNOWN_API', file, line, column, path: null },
        message: `No host of this plugin has a call "${name.slice(0, 100)}".`,
        hint: near === undefined ? null : `Did you mean "${near}"?`,
      };
    });
}
