import { builtinModules } from 'node:module';
import type { OnResolveResult, PartialMessage, Plugin } from 'esbuild';
import type { ProjectFiles } from '../project-files.ts';
import { loaderOf } from './loader-of.ts';
import { resolveInProject } from './resolve-in-project.ts';
import { RUNTIME_MODULES } from './runtime-modules.ts';

const NAMESPACE = 'project';
const BUILTINS = new Set(builtinModules);
const RUNTIME = new Set<string>(RUNTIME_MODULES);

/** Serves the submission from memory. Its package.json, tsconfig and plugins have no say, and no disk is read for it. */
export function projectPlugin({ files }: ProjectFiles): Plugin {
  return {
    name: 'guildhall-project',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, importer, namespace, kind }) => {
        if (kind === 'entry-point') return { path, namespace: NAMESPACE };
        if (namespace !== NAMESPACE || RUNTIME.has(path)) return undefined;
        if (!/^\.{1,2}(\/|$)/.test(path)) return refused(bareImport(path));
        const found = resolveInProject(path, importer, files);
        if (found !== undefined) return { path: found, namespace: NAMESPACE };
        return refused({ detail: 'FILE_NOT_FOUND', text: `"${path}" is not a file of this project.` });
      });
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => {
        const loader = loaderOf(path);
        const contents = files.get(path);
        if (contents && loader) return { contents, loader };
        const text = `"${path}" cannot be imported. Import .ts, .tsx, .js, .jsx, .mjs, .json, .txt or .md files.`;
        return { errors: [{ detail: 'UNSUPPORTED_FILE', text }] };
      });
    },
  };
}

function refused(message: PartialMessage): OnResolveResult {
  return { errors: [message] };
}

function bareImport(path: string): PartialMessage {
  const [root = path] = path.replace(/^node:/, '').split('/');
  if (path.startsWith('node:') || BUILTINS.has(root)) {
    return {
      detail: 'NODE_BUILTIN',
      text: `"${path}" belongs to Node; plugins run in a browser worker without it.`,
    };
  }
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) {
    return {
      detail: 'REMOTE_IMPORT',
      text: `"${path}" is an address. Code is reviewed, so all of it has to be in the project.`,
    };
  }
  const text = `"${path}" is not available. Import ${RUNTIME_MODULES.join(', ')}, or put the source into the project.`;
  return { detail: 'IMPORT_NOT_AVAILABLE', text };
}
