import { builtinModules } from 'node:module';
import type { PartialMessage } from 'esbuild';
import type { BundleName } from './build.ts';
import { RUNTIME_MODULES } from './runtime-modules.ts';

const BUILTINS = new Set(builtinModules);
const WHERE: Readonly<Record<BundleName, string>> = {
  'ui.js': 'plugins run in a browser worker without it',
  'functions.js': 'functions run in a sandbox without it',
};

/** What cannot be a package: a module of Node or an address. Undefined for a name that can. */
export function refusedImport(path: string, bundle: BundleName): PartialMessage | undefined {
  const [root = path] = path.replace(/^node:/, '').split('/');
  if (path.startsWith('node:') || BUILTINS.has(root)) {
    return { detail: 'NODE_BUILTIN', text: `"${path}" belongs to Node; ${WHERE[bundle]}.` };
  }
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) {
    return {
      detail: 'REMOTE_IMPORT',
      text: `"${path}" is an address. Code is reviewed, so all of it has to be in the project.`,
    };
  }
  return undefined;
}

/** Why a name in an import leads nowhere. */
export function unknownImport(path: string, bundle: BundleName): PartialMessage {
  const runtime = RUNTIME_MODULES[bundle].join(', ');
  const elsewhere = Object.values(RUNTIME_MODULES).flat().includes(path);
  const text = elsewhere
    ? `"${path}" is not available in ${bundle}, which has ${runtime}.`
    : `"${path}" is not available. Import ${runtime}, add the package to dependencies with a lockfile, or put the source into the project.`;
  return { detail: 'IMPORT_NOT_AVAILABLE', text };
}
