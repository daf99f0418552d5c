import type { OnResolveResult, PartialMessage, Plugin } from 'esbuild';
import type { PackageSet } from '../dependencies/package-set.ts';
import type { ProjectFiles } from '../project-files.ts';
import type { BundleName } from './build.ts';
import { loaderOf } from './loader-of.ts';
import { resolveInProject } from './resolve-in-project.ts';
import { RUNTIME_MODULES } from './runtime-modules.ts';
import { withoutDiskMaps } from './without-disk-maps.ts';

const NAMESPACE = 'project';

/** Serves the submission from memory. Its tsconfig and plugins have no say, and no disk is read for it. */
export function projectPlugin({ files }: ProjectFiles, bundle: BundleName, packages: PackageSet): Plugin {
  const runtime = new Set(RUNTIME_MODULES[bundle]);
  return {
    name: 'guildhall-project',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, importer, namespace, kind }) => {
        if (kind === 'entry-point') return { path, namespace: NAMESPACE };
        if (namespace !== NAMESPACE || runtime.has(path)) return undefined;
        if (!/^\.{1,2}(\/|$)/.test(path)) {
          const required = kind === 'require-call' || kind === 'require-resolve';
          return packages.fromProject(path, { bundle, required });
        }
        const found = resolveInProject(path, importer, files);
        if (found !== undefined) return { path: found, namespace: NAMESPACE };
        return failed({ detail: 'FILE_NOT_FOUND', text: `"${path}" is not a file of this project.` });
      });
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => {
        const loader = loaderOf(path);
        const contents = files.get(path);
        if (contents && loader) return { contents: withoutDiskMaps(contents), loader };
        const text = `"${path}" cannot be imported. Import .ts, .tsx, .js, .jsx, .mjs, .json, .txt or .md files.`;
        return { errors: [{ detail: 'UNSUPPORTED_FILE', text }] };
      });
    },
  };
}

function failed(message: PartialMessage): OnResolveResult {
  return { errors: [message] };
}
