import { err, ok, type Result } from '@guildhall/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import type { BuildError } from '../build/build.ts';
import type { DependencyGraph, LockedPackage } from './dependency-graph.ts';
import { lineOf } from './line-of.ts';
import { lockError } from './lock-error.ts';
import { elsewhereOf } from './specifier.ts';

export const PNPM_LOCK = 'pnpm-lock.yaml';

const direct = z.record(z.string(), z.object({ specifier: z.string(), version: z.string() })).optional();
const importer = z.object({ dependencies: direct, optionalDependencies: direct });
const published = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  resolution: z.object({
    integrity: z.string().optional(),
    tarball: z.string().optional(),
    type: z.string().optional(),
    repo: z.string().optional(),
    directory: z.string().optional(),
  }),
});
const edges = z.record(z.string(), z.string()).optional();
const snapshot = z.object({ dependencies: edges, optionalDependencies: edges }).nullable();
const lock = z.object({
  lockfileVersion: z.literal('9.0'),
  overrides: z.record(z.string(), z.string()).default({}),
  importers: z.record(z.string(), importer),
  packages: z.record(z.string(), published).default({}),
  snapshots: z.record(z.string(), snapshot).default({}),
});
type Lock = z.infer<typeof lock>;

/** Reads pnpm-lock.yaml, version 9. */
export function readPnpmLock(text: string): Result<DependencyGraph, BuildError[]> {
  const read = lock.safeParse(yamlOf(text));
  const root = read.data?.importers['.'];
  if (!read.success || !root) {
    const message = `${PNPM_LOCK} cannot be read: it has to be a lockfile of version 9.0 with the project at its root. Write it with pnpm 9 or later.`;
    return err([lockError('BAD_LOCKFILE', message, PNPM_LOCK)]);
  }
  const asked = Object.entries({ ...root.optionalDependencies, ...root.dependencies });
  const direct = asked.map(([name, { version }]) => [name, keyOf(name, version, read.data)] as const);
  const keys = new Set([...Object.keys(read.data.snapshots), ...direct.map(([, key]) => key)]);
  return ok({
    file: PNPM_LOCK,
    roots: new Map(direct),
    packages: new Map([...keys].map((key) => [key, lockedPackage(key, read.data, text)])),
    specifiers: new Map(asked.map(([name, { specifier }]) => [name, specifier])),
    overridden: new Set(Object.keys(read.data.overrides).map(nameOf)),
  });
}

/** The name in `name` and `name@range`; `parent>name` is about another's dependency, and no name. */
function nameOf(selector: string): string {
  return selector.replace(/(?<=.)@.*$/u, '');
}

function yamlOf(text: string): unknown {
  try {
    // pnpm writes no anchors; a file with them wants to be large where nobody looks.
    return parse(text, { maxAliasCount: 0, logLevel: 'silent' });
  } catch {
    return null;
  }
}

/** `name@version`, or the version alone where it already names another package: an alias. */
function keyOf(name: string, version: string, { snapshots }: Lock): string {
  return Object.hasOwn(snapshots, version) ? version : `${name}@${version}`;
}

function lockedPackage(key: string, locked: Lock, text: string): LockedPackage {
  // `(react@19.0.0)` tells which peers it was given; the package is the same.
  const id = key.replace(/\(.*$/u, '');
  const at = id.indexOf('@', 1);
  const known = Object.hasOwn(locked.packages, id) ? locked.packages[id] : undefined;
  const snapshot = Object.hasOwn(locked.snapshots, key) ? locked.snapshots[key] : undefined;
  const named = Object.entries({ ...snapshot?.optionalDependencies, ...snapshot?.dependencies });
  return {
    key,
    name: known?.name ?? id.slice(0, at),
    version: known?.version ?? id.slice(at + 1),
    integrity: known?.resolution.integrity ?? null,
    elsewhere: placeOf(id.slice(at + 1), known),
    line: lineOf(text, `${id}:`, `'${id}':`, `"${id}":`),
    dependencies: new Map(named.map(([name, version]) => [name, keyOf(name, version, locked)])),
  };
}

function placeOf(version: string, known: z.infer<typeof published> | undefined): string | null {
  const { repo, directory, tarball } = known?.resolution ?? {};
  if (repo !== undefined) return 'a git repository';
  if (directory !== undefined) return 'a folder';
  return elsewhereOf(version) ?? (tarball === undefined ? null : (elsewhereOf(tarball) ?? 'a folder'));
}
