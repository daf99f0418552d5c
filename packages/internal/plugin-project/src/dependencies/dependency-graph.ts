/** A package as a lockfile pins it. */
export interface LockedPackage {
  /** Its place in the lockfile, unique in it. */
  readonly key: string;
  /** The name it was published under, whatever it is imported by. */
  readonly name: string;
  readonly version: string;
  /** `sha512-…`; null when the lockfile gives none. */
  readonly integrity: string | null;
  /** Where its bytes come from, when that is not a registry: `a git repository`. */
  readonly elsewhere: string | null;
  /** The line of the lockfile, counted from 1; null when it was not found. */
  readonly line: number | null;
  /** By the name in import statements, the key of what it leads to. */
  readonly dependencies: ReadonlyMap<string, string>;
}

/** All that a lockfile pins. */
export interface DependencyGraph {
  /** Its path, such as `package-lock.json`. */
  readonly file: string;
  /** What the project itself may import, by name. */
  readonly roots: ReadonlyMap<string, string>;
  readonly packages: ReadonlyMap<string, LockedPackage>;
  /** What the lockfile was made for, by name: `^1.2.0`. */
  readonly specifiers: ReadonlyMap<string, string>;
  /** Names for which the project made its package manager take something else than package.json asks for. */
  readonly overridden: ReadonlySet<string>;
}

/** The packages that can be reached from some, in a fixed order, themselves included. */
export function closureOf(graph: DependencyGraph, keys: Iterable<string>): LockedPackage[] {
  const reached = new Map<string, LockedPackage>();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const found = graph.packages.get(key);
    if (!found || reached.has(key)) continue;
    reached.set(key, found);
    waiting.push(...found.dependencies.values());
  }
  return [...reached.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
