import { err, ok, type Result } from '@guildhall/kernel';
import type { BuildError } from '../build/build.ts';
import type { ProjectFiles } from '../project-files.ts';
import { checkLock } from './check-lock.ts';
import type { DependencyGraph } from './dependency-graph.ts';
import { lockError } from './lock-error.ts';
import { declaredDependencies } from './package-json.ts';
import { NPM_LOCK, NPM_SHRINKWRAP, readNpmLock } from './read-npm-lock.ts';
import { PNPM_LOCK, readPnpmLock } from './read-pnpm-lock.ts';

/** Lockfiles by name; null for those that are not read. npm writes the same under two names. */
const LOCKS: ReadonlyMap<string, typeof readPnpmLock | null> = new Map([
  [NPM_LOCK, readNpmLock],
  [NPM_SHRINKWRAP, (text: string) => readNpmLock(text, NPM_SHRINKWRAP)],
  [PNPM_LOCK, readPnpmLock],
  ...['yarn.lock', 'bun.lock', 'bun.lockb'].map((name) => [name, null] as const),
]);

/** What a project is made of besides its own files, as its lockfile pins it and its package.json asks for it. */
export function readDependencies(project: ProjectFiles): Result<DependencyGraph, BuildError[]> {
  const declared = declaredDependencies(project.text('package.json'));
  if (!declared) {
    const message = 'package.json is not valid: its dependencies have to be an object of names and ranges.';
    return err([lockError('BAD_PACKAGE_JSON', message, 'package.json')]);
  }
  const graph = readLock(project);
  if (!graph.ok) return graph;
  const errors = checkLock(graph.value, declared, project.text('package.json') ?? '');
  return errors.length > 0 ? err(errors) : ok(graph.value ?? NOTHING);
}

const NOTHING: DependencyGraph = {
  file: NPM_LOCK,
  roots: new Map(),
  packages: new Map(),
  specifiers: new Map(),
  overridden: new Set(),
};

/** Null where there is none. */
function readLock(project: ProjectFiles): Result<DependencyGraph | null, BuildError[]> {
  const [file, other] = [...LOCKS.keys()].filter((name) => project.files.has(name));
  if (file === undefined) return ok(null);
  if (other !== undefined) {
    // Which of them holds what was tested, nobody can tell.
    const message = `There are two lockfiles, ${file} and ${other}. Keep the one your package manager writes.`;
    return err([lockError('TWO_LOCKFILES', message, file)]);
  }
  const read = LOCKS.get(file);
  if (read) return read(project.text(file) ?? '');
  const message = `${file} is not read. Pin dependencies with npm (${NPM_LOCK}) or pnpm (${PNPM_LOCK}).`;
  return err([lockError('UNKNOWN_LOCKFILE', message, file)]);
}
