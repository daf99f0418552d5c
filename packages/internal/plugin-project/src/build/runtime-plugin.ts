import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type { OnResolveResult, Plugin } from 'esbuild';
import { PACKAGE_NAMESPACE } from '../dependencies/package-set.ts';
import type { BundleName } from './build.ts';
import { RUNTIME_MODULES } from './runtime-modules.ts';

const NAMESPACE = 'runtime';
/** Tells our own question to esbuild's resolver from the import it is about. */
const ASKED = Symbol('asked');
/** Packages the runtime itself is made of; an import that leads elsewhere fails the build. */
const PACKAGES = /^(preact|@remote-dom\/[a-z]+|@preact\/signals-core|htm)\//;

const resolver = createRequire(import.meta.url);
const sdkEntry = resolver.resolve('@guildhall/plugin-sdk');
/** Parts of the SDK that plugins import, by the name they are imported by. */
const SDK_ENTRIES: Readonly<Record<string, string>> = {
  '@guildhall/plugin-sdk': sdkEntry,
  '@guildhall/plugin-sdk/functions': resolver.resolve('@guildhall/plugin-sdk/functions'),
};
const sdkRoot = dirname(dirname(sdkEntry));

/** Our own files do not change while this process lives: each is found once and read once. */
const found = new Map<string, { readonly path: string; readonly sideEffects: boolean }>();
const contentOf = new Map<string, Promise<Uint8Array>>();

/**
 * Serves Guildhall's own runtime from our node_modules, under names without a place on this machine:
 * the same source has to give the same bytes wherever Guildhall is installed.
 */
export function runtimePlugin(bundle: BundleName): Plugin {
  const offered = new Set(RUNTIME_MODULES[bundle]);
  const asks = (namespace: string, path: string): boolean =>
    namespace === NAMESPACE ||
    ((namespace === 'project' || namespace === PACKAGE_NAMESPACE) && offered.has(path));
  const places = new Map<string, string>();
  return {
    name: 'guildhall-runtime',
    setup(build) {
      const serve = (place: string, sideEffects: boolean): OnResolveResult => {
        const name = stableName(place);
        if (name === undefined)
          return { errors: [{ detail: 'RUNTIME', text: 'The runtime imports what it must not.' }] };
        places.set(name, place);
        return { path: name, namespace: NAMESPACE, sideEffects };
      };
      build.onResolve({ filter: /.*/ }, async ({ path, importer, namespace, kind, pluginData }) => {
        if (pluginData === ASKED || !asks(namespace, path)) return undefined;
        const entry = SDK_ENTRIES[path];
        if (entry !== undefined) return serve(entry, true);
        const resolveDir = dirname(places.get(importer) ?? sdkEntry);
        const question = JSON.stringify([resolveDir, path, kind]);
        const known = found.get(question);
        if (known) return serve(known.path, known.sideEffects);
        const asked = { resolveDir, kind, namespace: 'file', pluginData: ASKED };
        const answer = await build.resolve(path, asked);
        if (answer.errors.length > 0) return { errors: answer.errors };
        found.set(question, answer);
        return serve(answer.path, answer.sideEffects);
      });
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, async ({ path }) => ({
        contents: await contentAt(places.get(path) ?? path),
        loader: path.endsWith('.ts') ? 'ts' : path.endsWith('.tsx') ? 'tsx' : 'js',
      }));
    },
  };
}

function contentAt(place: string): Promise<Uint8Array> {
  const known = contentOf.get(place) ?? readFile(place);
  contentOf.set(place, known);
  return known;
}

/** `preact/dist/preact.module.js` for a file of an allowed package; undefined for any other. */
function stableName(place: string): string | undefined {
  if (place.startsWith(sdkRoot + sep) && !place.slice(sdkRoot.length).includes('node_modules')) {
    return join('@guildhall/plugin-sdk', relative(sdkRoot, place)).replaceAll(sep, '/');
  }
  const inPackage = place.replaceAll(sep, '/').split('/node_modules/').at(-1) ?? '';
  return PACKAGES.test(inPackage) ? inPackage : undefined;
}
