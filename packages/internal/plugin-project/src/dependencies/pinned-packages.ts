import { RUNTIME_PACKAGES } from '../build/runtime-modules.ts';
import type { ProjectFiles } from '../project-files.ts';
import { closureOf } from './dependency-graph.ts';
import { readDependencies } from './read-dependencies.ts';

/** A package that a lockfile pins, and where. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** The lockfile. */
  readonly file: string;
  /** Counted from 1; null when it was not found. */
  readonly line: number | null;
}

/**
 * All that comes along with a project by its lockfile, imported or not; development tools and the runtime's own packages
 * do not. Nothing, when the lockfile does not hold: the build says why.
 */
export function pinnedPackages(project: ProjectFiles): PinnedPackage[] {
  const graph = readDependencies(project);
  if (!graph.ok) return [];
  const { file, roots } = graph.value;
  const once = new Map<string, PinnedPackage>();
  for (const { name, version, line } of closureOf(graph.value, roots.values()))
    if (!RUNTIME_PACKAGES.has(name)) once.set(`${name}@${version}`, { name, version, file, line });
  return [...once.values()];
}
