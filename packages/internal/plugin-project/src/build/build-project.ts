import { err, ok, type Result } from '@guildhall/kernel';
import { build, type BuildFailure } from 'esbuild';
import type { PackageCache } from '../dependencies/package-cache.ts';
import { openPackageSet, type PackageSet } from '../dependencies/package-set.ts';
import type { ProjectFiles } from '../project-files.ts';
import { buildErrorOf } from './build-error-of.ts';
import { buildOptions } from './build-options.ts';
import { missingEntry, targetsOf, type BuildTarget, type EntryModules } from './build-target.ts';
import type { Build, BuildError, Bundle, BundledPackage } from './build.ts';
import { makeBundle } from './make-bundle.ts';

type Made = Result<{ bundle: Bundle; log: readonly string[] }, BuildError[]>;

/**
 * Bundles a plugin's user interface and its functions, each for itself. The code is parsed and joined, never run; the
 * same source gives the same bytes. Packages come out of `cache` alone: errors with `absent` name those that are not in
 * it. Meant for a child process: see buildInChild.
 */
export async function buildProject(
  project: ProjectFiles,
  manifest: EntryModules,
  cache: PackageCache | null = null,
): Promise<Result<Build, BuildError[]>> {
  const targets = targetsOf(manifest);
  const missing = targets.filter(({ entry }) => !project.files.has(entry)).map(missingEntry);
  if (missing.length > 0) return err(missing);
  const packages = openPackageSet(project, cache);
  const made: Made[] = [];
  for (const target of targets) made.push(await buildTarget(project, target, packages));

  // Before a bundle's own errors: an import that leads nowhere is only their consequence.
  if (packages.errors.length > 0) return err([...packages.errors]);
  const errors = made.flatMap((one) => (one.ok ? [] : one.error));
  if (errors.length > 0) return err(errors);
  const parts = made.flatMap((one) => (one.ok ? [one.value] : []));
  const bundles = parts.map(({ bundle }) => bundle);
  const log = parts.flatMap((part) => part.log);
  if (bundles.length === 0) log.push('No entry module in plugin.json: nothing to bundle.');
  return ok({ bundles, packages: bundled(packages, bundles), log });
}

async function buildTarget(project: ProjectFiles, target: BuildTarget, packages: PackageSet): Promise<Made> {
  const options = buildOptions(project, target, packages);
  try {
    return await makeBundle(target.name, await build(options));
  } catch (error) {
    if (isBuildFailure(error)) return err(distinct(error.errors.map(buildErrorOf)));
    throw error;
  }
}

/** One of each: how often the same was found must not tell how many files lie on this machine. */
function distinct(errors: readonly BuildError[]): BuildError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}

/** The packages of which something is left after unused code was dropped. */
function bundled({ served }: PackageSet, bundles: readonly Bundle[]): BundledPackage[] {
  const kept = bundles.flatMap(({ metafile }) =>
    Object.entries(metafile.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  return [...served]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, reference]) => {
      const below = `npm:${label}/`;
      const own = kept.flatMap((path) => (path.startsWith(below) ? [path.slice(below.length)] : []));
      return { ...reference, files: [...new Set(own)].sort() };
    })
    .filter(({ files }) => files.length > 0);
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
