import type { OnLoadResult, OnResolveResult, PartialMessage } from 'esbuild';
import { refusedImport, unknownImport } from '../build/bare-import.ts';
import type { BuildError, BundleName } from '../build/build.ts';
import { packageLoaderOf } from '../build/loader-of.ts';
import { withoutDiskMaps } from '../build/without-disk-maps.ts';
import type { ProjectFiles } from '../project-files.ts';
import type { DependencyGraph, LockedPackage } from './dependency-graph.ts';
import type { PackageReference } from './fetch-package.ts';
import { lockError } from './lock-error.ts';
import type { PackageCache } from './package-cache.ts';
import { packageLabels } from './package-labels.ts';
import { readDependencies } from './read-dependencies.ts';
import { resolveExport, resolveInside, type Resolved } from './resolve-in-package.ts';
import { isPackageName, splitImport } from './specifier.ts';
import { unpackPackage, type UnpackedPackage } from './unpack-package.ts';

/** Who imports, and how. */
export interface ImportKind {
  readonly bundle: BundleName;
  /** `require()` rather than `import`. */
  readonly required: boolean;
}

/** A project's packages as the bundler meets them. The lockfile is read with the first import that needs it. */
export interface PackageSet {
  /** An import in the project's own files. */
  fromProject(specifier: string, kind: ImportKind): Promise<OnResolveResult>;
  /** An import in a package, by the path it was served under. */
  fromPackage(specifier: string, importer: string, kind: ImportKind): Promise<OnResolveResult>;
  load(path: string): OnLoadResult;
  /** What is wrong with the lockfile or with a package, and what is not in the cache. */
  readonly errors: readonly BuildError[];
  /** By the label its paths begin with, what was served. */
  readonly served: ReadonlyMap<string, PackageReference>;
}

export const PACKAGE_NAMESPACE = 'npm';

interface Place {
  readonly locked: LockedPackage;
  readonly unpacked: UnpackedPackage;
  readonly file: string;
}

export function openPackageSet(project: ProjectFiles, cache: PackageCache | null): PackageSet {
  const errors = new Map<string, BuildError>();
  const served = new Map<string, PackageReference>();
  const places = new Map<string, Place>();
  const opened = new Map<string, Promise<UnpackedPackage | null>>();
  let read: ReturnType<typeof readGraph> | undefined;

  const report = (error: BuildError): null => {
    errors.set(`${error.code} ${error.message}`, error);
    return null;
  };

  function readGraph() {
    const found = readDependencies(project);
    if (!found.ok) found.error.forEach(report);
    return found.ok ? { graph: found.value, labels: packageLabels(found.value) } : null;
  }

  function graphOf() {
    if (read === undefined) read = readGraph();
    return read;
  }

  async function open(locked: LockedPackage, { file }: DependencyGraph): Promise<UnpackedPackage | null> {
    const { name, version, integrity } = locked;
    if (integrity === null) return null;
    const tarball = await cache?.read(integrity);
    if (!tarball) {
      const message = `"${name}" ${version} has not been fetched yet.`;
      const absent = { name, version, integrity };
      return report({ ...lockError('PACKAGE_ABSENT', message, file, locked.line), absent });
    }
    const unpacked = await unpackPackage(tarball, locked);
    return unpacked.ok ? unpacked.value : report(lockError('BAD_PACKAGE', unpacked.error, file, locked.line));
  }

  /** The file behind an import of the package with this key; an empty external where the errors already say why not. */
  async function follow(
    key: string | undefined,
    find: (unpacked: UnpackedPackage) => Resolved,
    kind: ImportKind,
    specifier: string,
  ): Promise<OnResolveResult> {
    const known = graphOf();
    const locked = known?.graph.packages.get(key ?? '');
    if (!known || !locked) return known ? failed(refusal(specifier, kind)) : reported(specifier);
    const opening = opened.get(locked.key) ?? open(locked, known.graph);
    opened.set(locked.key, opening);
    const unpacked = await opening;
    if (!unpacked) return reported(specifier);
    const target = find(unpacked);
    if ('bare' in target)
      return follow(
        locked.dependencies.get(splitImport(target.bare).name),
        exportOf(target.bare, kind),
        kind,
        target.bare,
      );
    if ('empty' in target) return { path: `empty/${specifier}`, namespace: PACKAGE_NAMESPACE };
    if ('missing' in target) {
      const text = `"${specifier}" is not a module that "${locked.name}" ${locked.version} offers.`;
      return failed({ detail: 'MODULE_NOT_FOUND', text });
    }
    const label = known.labels.get(locked.key) ?? locked.key;
    const path = `${label}/${target.file}`;
    places.set(path, { locked, unpacked, file: target.file });
    served.set(label, { name: locked.name, version: locked.version, integrity: locked.integrity ?? '' });
    return { path, namespace: PACKAGE_NAMESPACE, sideEffects: unpacked.manifest.sideEffects !== false };
  }

  return {
    get errors() {
      return [...errors.values()];
    },
    served,
    fromProject(specifier, kind) {
      const { name } = splitImport(specifier);
      // What can be no package asks for no lockfile.
      if (!isPackageName(name)) return Promise.resolve(failed(refusal(specifier, kind)));
      const known = graphOf();
      if (!known) return Promise.resolve(reported(specifier));
      return follow(known.graph.roots.get(name), exportOf(specifier, kind), kind, specifier);
    },
    fromPackage(specifier, importer, kind) {
      const place = places.get(importer);
      if (!place) return Promise.resolve({ path: specifier, external: true });
      const { locked, file } = place;
      return follow(
        locked.key,
        (unpacked) => resolveInside(unpacked, specifier, file, kind),
        kind,
        specifier,
      );
    },
    load(path) {
      const place = places.get(path);
      if (!place) return { contents: '', loader: 'js' };
      const loader = packageLoaderOf(place.file);
      const contents = place.unpacked.files.get(place.file);
      if (contents && loader) return { contents: withoutDiskMaps(contents), loader };
      const text = `"${path}" cannot be imported: it is neither JavaScript nor JSON.`;
      return { errors: [{ detail: 'UNSUPPORTED_FILE', text }] };
    },
  };
}

function exportOf(specifier: string, kind: ImportKind): (unpacked: UnpackedPackage) => Resolved {
  return (unpacked) => resolveExport(unpacked, splitImport(specifier).subpath, kind);
}

function refusal(specifier: string, { bundle }: ImportKind): PartialMessage {
  return refusedImport(specifier, bundle) ?? unknownImport(specifier, bundle);
}

/** Left out of the bundle, which is thrown away: the set's errors say what is wrong. */
function reported(specifier: string): OnResolveResult {
  return { path: specifier, external: true };
}

function failed(message: PartialMessage): OnResolveResult {
  return { errors: [message] };
}
