import { analyzeInProcess } from '@guildhall/analysis';
import { nearest } from '@guildhall/kernel';
import type { Build, Bundle } from '@guildhall/plugin-project';
import type { Problem } from './problem.ts';
import type { Project } from './project.ts';
import type { HostSurface } from './surfaces.ts';

/**
 * Calls to the host that none of the plugin's hosts answers, each at its line, and those of functions that they answer in
 * pages only, where a build says what is in which bundle. The code is read, never run.
 */
export async function checkCalls(
  { files, manifest }: Project,
  surfaces: readonly HostSurface[],
  build: Build | null,
): Promise<Problem[]> {
  const meant = Object.keys(manifest.engines.surface).map(
    (key) => surfaces.find(({ host }) => host === key)?.surface ?? null,
  );
  // Where a surface is missing, that is the problem; a call might be in it.
  if (meant.includes(null)) return [];
  const apis = meant.flatMap((surface) => surface?.apis ?? []);
  const known = apis.map(({ name }) => name);
  const forFunctions = new Set(apis.filter(({ url }) => url !== undefined).map(({ name }) => name));
  const texts = new Map([...files.files.keys()].map((path) => [path, files.text(path) ?? '']));
  const { facts } = await analyzeInProcess({ files: texts, manifest: null });
  return facts.hostApis.flatMap(({ name, location }) => {
    if (!known.includes(name)) return [unknown(name, known, location)];
    if (forFunctions.has(name) || !isOfFunctions(build, location.file, name)) return [];
    return [pagesOnly(name, location)];
  });
}

type Place = Pick<Problem, 'file' | 'line' | 'column'>;

function unknown(name: string, known: readonly string[], { file, line, column }: Place): Problem {
  const near = nearest(name, known);
  return {
    ...{ code: 'UNKNOWN_API', file, line, column, path: null },
    message: `No host of this plugin has a call "${name.slice(0, 100)}".`,
    hint: near === undefined ? null : `Did you mean "${near}"?`,
  };
}

function pagesOnly(name: string, { file, line, column }: Place): Problem {
  return {
    ...{ code: 'NOT_AVAILABLE', file, line, column, path: null },
    message: `The host answers "${name}" only in its pages: its surface gives no address for functions.`,
    hint: 'Call it from a view or command, and give the function what it needs as payload.',
  };
}

/** A file that pages share may be in the functions for something else that it exports: then the name is not in there. */
function isOfFunctions(build: Build | null, file: string, name: string): boolean {
  const within = (bundle: Bundle) => (bundle.metafile.inputs[file]?.bytesInOutput ?? 0) > 0;
  const bundles = (build?.bundles ?? []).filter(within);
  const functions = bundles.find((bundle) => bundle.name === 'functions.js');
  if (!functions || bundles.length === 1) return functions !== undefined;
  return new TextDecoder().decode(functions.bytes).includes(name);
}
