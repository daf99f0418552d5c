import { createHash } from 'node:crypto';
import { analyze, type Analysis, type AnalysisInput } from './analyze.ts';
import { edition } from './edition.ts';
import type { Finding } from './finding.ts';

/** Findings of packages by what they hold; a package is analysed once, however often it is installed. */
export interface DependencyCache {
  get: (key: string) => Promise<Analysis | null> | Analysis | null;
  set: (key: string, analysis: Analysis) => Promise<void> | void;
}

/** One package on its own. */
export interface DependencyPackage {
  /** Where its files lie in the package that brings it: `node_modules/left-pad`. */
  path: string;
  files: ReadonlyMap<string, string>;
  /** The lockfile's integrity, where it was checked; else the files themselves are digested. */
  integrity?: string;
}

/**
 * Analyses packages one by one, each by itself, and answers with what was found under the paths they lie at.
 * Only what is worth looking at in somebody else's code is kept: medium and above.
 */
export async function analyzeDependencies(
  packages: Iterable<DependencyPackage>,
  options: Pick<AnalysisInput, 'limits' | 'licences'> = {},
  cache: DependencyCache = createMemoryCache(),
): Promise<Pick<Analysis, 'findings' | 'errors'>> {
  const findings: Finding[] = [];
  const errors: Analysis['errors'] = [];
  for (const { path, files, integrity } of packages) {
    const key = `${edition()}\0${integrity ?? digestOf(files)}\0${JSON.stringify(options)}`;
    let analysis = await cache.get(key);
    if (!analysis) {
      analysis = await analyze({ ...options, files, manifest: null });
      await cache.set(key, analysis);
    }
    for (const finding of analysis.findings)
      if (finding.severity !== 'low' && finding.severity !== 'info') findings.push(under(path, finding));
    for (const error of analysis.errors) errors.push({ ...error, file: `${path}/${error.file}` });
  }
  return { findings, errors };
}

/** A cache that lives as long as the process. */
export function createMemoryCache(): DependencyCache {
  const known = new Map<string, Analysis>();
  return {
    get: (key) => known.get(key) ?? null,
    set: (key, analysis) => {
      known.set(key, analysis);
    },
  };
}

/** The packages that lie in folders called node_modules, nested ones too, each without those inside of it. */
export function bundledPackages(files: ReadonlyMap<string, string>): DependencyPackage[] {
  const byPath = new Map<string, Map<string, string>>();
  for (const [file, text] of files) {
    const path = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
    if (path === undefined) continue;
    let own = byPath.get(path);
    if (!own) byPath.set(path, (own = new Map<string, string>()));
    own.set(file.slice(path.length + 1), text);
  }
  return [...byPath].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, own]) => ({ path, files: own }));
}

function digestOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const name of [...files.keys()].sort())
    hash.update(`${name}\0${files.get(name)?.length ?? 0}\0`).update(files.get(name) ?? '');
  return hash.digest('hex');
}

function under(path: string, finding: Finding): Finding {
  const place = (file: string): string => `${path}/${file}`;
  return {
    ...finding,
    id: createHash('sha256').update(`${path}\0${finding.id}`).digest('hex').slice(0, 16),
    file: place(finding.file),
    ...(finding.flow ? { flow: finding.flow.map((step) => ({ ...step, file: place(step.file) })) } : {}),
  };
}
