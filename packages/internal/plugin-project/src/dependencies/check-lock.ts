import { satisfies, valid, validRange } from 'semver';
import type { BuildError } from '../build/build.ts';
import { RUNTIME_PACKAGES } from '../build/runtime-modules.ts';
import { closureOf, type DependencyGraph, type LockedPackage } from './dependency-graph.ts';
import { lineOf } from './line-of.ts';
import { lockError } from './lock-error.ts';
import { elsewhereOf, isPackageName, rangeOf } from './specifier.ts';

/**
 * What keeps a lockfile from being built from: not what package.json asks for, not by integrity from a registry, or not
 * there although something is asked for.
 */
export function checkLock(
  graph: DependencyGraph | null,
  declared: ReadonlyMap<string, string>,
  packageJson: string,
): BuildError[] {
  const asked = new Map([...declared].filter(([name]) => !RUNTIME_PACKAGES.has(name)));
  const line = (name: string) => lineOf(packageJson, `${JSON.stringify(name)}:`);
  const foreign = [...asked].flatMap(([name, specifier]) => {
    const place = elsewhereOf(specifier);
    if (place === null) return [];
    return [lockError('FOREIGN_DEPENDENCY', foreignText(name, place), 'package.json', line(name))];
  });
  if (foreign.length > 0) return foreign;
  if (!graph) return [...asked.keys()].slice(0, 1).map((name) => unlocked(name, line(name)));
  const outdated = [...asked].flatMap(([name, specifier]) => {
    const fault = outdatedBy(name, specifier, graph);
    return fault === null ? [] : [lockError('LOCKFILE_OUTDATED', fault, graph.file, line0(graph, name))];
  });
  const extra = [...graph.specifiers.keys()]
    .filter((name) => !asked.has(name) && !RUNTIME_PACKAGES.has(name))
    .map((name) => {
      const message = `${graph.file} pins "${name}", which package.json does not ask for. Install again and commit both.`;
      return lockError('LOCKFILE_OUTDATED', message, graph.file, line0(graph, name));
    });
  const roots = [...graph.roots].filter(([name]) => asked.has(name)).map(([, key]) => key);
  const unfit = closureOf(graph, roots)
    .filter(({ name }) => !RUNTIME_PACKAGES.has(name))
    .flatMap((locked) => packageErrors(locked, graph.file));
  return [...outdated, ...extra, ...unfit];
}

function unlocked(name: string, line: number | null): BuildError {
  const message = `package.json asks for "${name}", but there is no lockfile that says which one. Install with npm or pnpm, and commit package-lock.json or pnpm-lock.yaml.`;
  return lockError('LOCKFILE_MISSING', message, 'package.json', line);
}

function line0({ roots, packages }: DependencyGraph, name: string): number | null {
  return packages.get(roots.get(name) ?? '')?.line ?? null;
}

function outdatedBy(name: string, specifier: string, graph: DependencyGraph): string | null {
  const pinned = graph.specifiers.get(name);
  const found = graph.packages.get(graph.roots.get(name) ?? '');
  if (found && graph.overridden.has(name)) return null;
  if (pinned !== undefined && pinned !== specifier) {
    return `package.json asks for "${name}" ${specifier}, but ${graph.file} was written for ${pinned}. Install again and commit both.`;
  }
  if (pinned === undefined || !found) {
    return `package.json asks for "${name}", but ${graph.file} does not pin it. Install again and commit both.`;
  }
  const range = rangeOf(specifier);
  if (found.elsewhere !== null || validRange(range) === null || satisfies(found.version, range)) return null;
  return `package.json asks for "${name}" ${specifier}, but ${graph.file} pins ${found.version}. Install again and commit both.`;
}

function packageErrors(locked: LockedPackage, file: string): BuildError[] {
  const { name, version, integrity, elsewhere, line } = locked;
  if (elsewhere !== null) {
    return [lockError('FOREIGN_DEPENDENCY', foreignText(name, elsewhere), file, line)];
  }
  if (!isPackageName(name) || valid(version) === null) {
    const message = `${JSON.stringify(`${name}@${version}`)} is no name and version of a package.`;
    return [lockError('BAD_LOCKFILE', message, file, line)];
  }
  if (integrity !== null && /(^|\s)sha512-[\w+/]{86}==(\s|$)/u.test(integrity)) return [];
  const message = `"${name}" ${version} has no SHA-512 integrity in ${file}, so nobody can tell whether its code is the code you tested. Install again with a current package manager.`;
  return [lockError('MISSING_INTEGRITY', message, file, line)];
}

function foreignText(name: string, place: string): string {
  return `"${name}" comes from ${place}. Dependencies come from a registry, by version and integrity: publish it, or put its source into the project.`;
}
