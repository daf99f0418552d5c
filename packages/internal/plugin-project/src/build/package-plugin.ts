import type { Plugin } from 'esbuild';
import { PACKAGE_NAMESPACE, type PackageSet } from '../dependencies/package-set.ts';
import type { BundleName } from './build.ts';
import { RUNTIME_MODULES } from './runtime-modules.ts';

/** Serves packages from memory, each import by the edges of the lockfile. No disk is asked what is installed. */
export function packagePlugin(bundle: BundleName, packages: PackageSet): Plugin {
  const runtime = new Set(RUNTIME_MODULES[bundle]);
  return {
    name: 'guildhall-packages',
    setup(build) {
      build.onResolve({ filter: /.*/, namespace: PACKAGE_NAMESPACE }, ({ path, importer, kind }) => {
        // A package written for the runtime shares the one copy of it.
        if (runtime.has(path)) return undefined;
        const required = kind === 'require-call' || kind === 'require-resolve';
        return packages.fromPackage(path, importer, { bundle, required });
      });
      build.onLoad({ filter: /.*/, namespace: PACKAGE_NAMESPACE }, ({ path }) => packages.load(path));
    },
  };
}
