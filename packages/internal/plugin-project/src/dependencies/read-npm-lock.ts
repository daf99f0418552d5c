import { jsonOf, err, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { BuildError } from '../build/build.ts';
import type { DependencyGraph, LockedPackage } from './dependency-graph.ts';
import { lineOf } from './line-of.ts';
import { lockError } from './lock-error.ts';
import { elsewhereOf } from './specifier.ts';

export const NPM_LOCK = 'package-lock.json';
export const NPM_SHRINKWRAP = 'npm-shrinkwrap.json';

const specifiers = z.record(z.string(), z.string()).optional();
const entry = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  dependencies: specifiers,
  optionalDependencies: specifiers,
  peerDependencies: specifiers,
});
type Entry = z.infer<typeof entry>;
const lock = z.object({ lockfileVersion: z.literal([2, 3]), packages: z.record(z.string(), entry) });

/** Reads package-lock.json, version 2 or 3, or the same under the name of `npm shrinkwrap`. */
export function readNpmLock(text: string, file: string = NPM_LOCK): Result<DependencyGraph, BuildError[]> {
  const read = lock.safeParse(jsonOf(text));
  if (!read.success) {
    const message = `${file} cannot be read: it has to be a lockfile of version 2 or 3. Write it with npm 7 or later.`;
    return err([lockError('BAD_LOCKFILE', message, file)]);
  }
  const entries = new Map(Object.entries(read.data.packages));
  const { dependencies, optionalDependencies } = entries.get('') ?? {};
  const root: Entry = { dependencies, optionalDependencies };
  entries.delete('');
  const foreign = foreignPlaces(entries);
  const packages = [...entries].map(([key, found]) => {
    const locked = lockedPackage(key, found, entries, text);
    return [key, { ...locked, elsewhere: locked.elsewhere ?? foreign.get(key) ?? null }] as const;
  });
  return ok({
    file,
    roots: edges('', root, entries),
    packages: new Map(packages),
    specifiers: new Map(Object.entries(allDependencies(root))),
    // npm refuses to override what package.json asks for itself.
    overridden: new Set(),
  });
}

/** What some package wants from a repository or an address, by key: the entry itself looks like any other. */
function foreignPlaces(entries: ReadonlyMap<string, Entry>): Map<string, string> {
  const found = [...entries].flatMap(([key, one]) => {
    const keys = edges(key, one, entries);
    return Object.entries(allDependencies(one)).flatMap(([name, specifier]) => {
      const place = elsewhereOf(specifier);
      return place === null ? [] : [[keys.get(name) ?? '', place] as const];
    });
  });
  return new Map(found);
}

function lockedPackage(
  key: string,
  found: Entry,
  entries: ReadonlyMap<string, Entry>,
  text: string,
): LockedPackage {
  return {
    key,
    name: found.name ?? key.split('node_modules/').at(-1) ?? key,
    version: found.version ?? '',
    integrity: found.integrity ?? null,
    elsewhere: placeOf(found),
    line: lineOf(text, `${JSON.stringify(key)}:`),
    dependencies: edges(key, found, entries),
  };
}

function placeOf({ link, inBundle, resolved = '' }: Entry): string | null {
  if (link === true) return 'a folder';
  if (inBundle === true) return 'another package, which carries it along';
  // An address is where npm once found it; we look it up by name in the registry that is configured here.
  const place = elsewhereOf(resolved);
  return place === 'an address' ? null : place;
}

function allDependencies(found: Entry): Record<string, string> {
  return { ...found.peerDependencies, ...found.optionalDependencies, ...found.dependencies };
}

/** Each name a package imports, with the nearest folder that answers it: Node's own rule, going up. */
function edges(key: string, found: Entry, entries: ReadonlyMap<string, Entry>): Map<string, string> {
  const names = Object.keys(allDependencies(found));
  return new Map(
    names.flatMap((name) => {
      const target = foldersAbove(key).find((folder) => entries.has(`${folder}node_modules/${name}`));
      return target === undefined ? [] : [[name, `${target}node_modules/${name}`] as const];
    }),
  );
}

/** `node_modules/a/node_modules/b` → itself, `node_modules/a/`, and the root. */
function foldersAbove(key: string): string[] {
  if (key === '') return [''];
  const above = key.slice(0, Math.max(0, key.lastIndexOf('node_modules/'))).replace(/\/$/u, '');
  return [`${key}/`, ...foldersAbove(above)];
}
