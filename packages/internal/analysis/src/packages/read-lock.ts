import { parse } from 'yaml';
import { z } from 'zod';

export interface LockedPackage {
  name: string;
  version: string;
  /** Where it is taken from, when the lockfile says so. */
  resolved: string | null;
  integrity: string | null;
}

export interface Lock {
  file: string;
  /** What the lockfile says of the package itself, where it does. */
  root: { name: string | null; version: string | null; dependencies: readonly string[] } | null;
  packages: readonly LockedPackage[];
}

const text = z.string().optional().catch(undefined);
const names = z.record(z.string(), z.unknown()).optional().catch(undefined);
const npmEntry = z.looseObject({
  name: text,
  version: text,
  resolved: text,
  integrity: text,
  link: z.boolean().optional().catch(undefined),
  dependencies: names,
  optionalDependencies: names,
});
const npmEntries = z.record(z.string(), npmEntry);
/** Nobody's packages bring each other in a longer row. */
const DEEPEST = 50;
const npmLock = z.looseObject({
  name: text,
  version: text,
  packages: z.record(z.string(), npmEntry).optional(),
  dependencies: npmEntries.optional().catch(undefined),
});
const pnpmLock = z.looseObject({
  packages: z
    .record(
      z.string(),
      z.looseObject({ resolution: z.looseObject({ integrity: text, tarball: text }).optional() }),
    )
    .optional(),
});

/** Reads the lockfile of npm, pnpm or yarn; null when there is none or it cannot be read. */
export function readLock(files: ReadonlyMap<string, string>): Lock | null {
  for (const file of ['package-lock.json', 'npm-shrinkwrap.json']) {
    const found = files.get(file);
    if (found !== undefined) return readNpm(file, found);
  }
  const pnpm = files.get('pnpm-lock.yaml');
  if (pnpm !== undefined) return readPnpm(pnpm);
  const yarn = files.get('yarn.lock');
  return yarn === undefined ? null : readYarn(yarn);
}

function readNpm(file: string, source: string): Lock | null {
  const read = npmLock.safeParse(quietly(() => JSON.parse(source)));
  if (!read.success) return null;
  const { packages, dependencies, name, version } = read.data;
  const root = packages?.[''];
  const locked = packages
    ? Object.entries(packages).flatMap(([path, entry]) => {
        const own = path.split('node_modules/').at(-1) ?? '';
        return path.includes('node_modules/') && !entry.link ? [lockedFrom(entry.name ?? own, entry)] : [];
      })
    : lockedBelow(dependencies ?? {});
  return {
    file,
    root: {
      name: root?.name ?? name ?? null,
      version: root?.version ?? version ?? null,
      dependencies: Object.keys({ ...root?.dependencies, ...root?.optionalDependencies }),
    },
    packages: locked,
  };
}

/** In the first version of the format, what one package brings stands inside of it. */
function lockedBelow(dependencies: Record<string, z.infer<typeof npmEntry>>, depth = 0): LockedPackage[] {
  if (depth > DEEPEST) return [];
  return Object.entries(dependencies).flatMap(([name, entry]) => {
    const inner = npmEntries.safeParse(entry.dependencies ?? {});
    return [lockedFrom(name, entry), ...(inner.success ? lockedBelow(inner.data, depth + 1) : [])];
  });
}

function lockedFrom(name: string, { version, resolved, integrity }: z.infer<typeof npmEntry>): LockedPackage {
  return { name, version: version ?? '', resolved: resolved ?? null, integrity: integrity ?? null };
}

function readPnpm(source: string): Lock | null {
  const read = pnpmLock.safeParse(quietly(() => parse(source, { maxAliasCount: 0 })));
  if (!read.success) return null;
  const packages = Object.entries(read.data.packages ?? {}).flatMap(([key, entry]): LockedPackage[] => {
    const [, name, version] = /^\/?((?:@[^/@]+\/)?[^/@]+)[@/]([^(_]+)/.exec(key) ?? [];
    return name === undefined || version === undefined
      ? []
      : [
          {
            name,
            version,
            resolved: entry.resolution?.tarball ?? null,
            integrity: entry.resolution?.integrity ?? null,
          },
        ];
  });
  return { file: 'pnpm-lock.yaml', root: null, packages };
}

function readYarn(source: string): Lock {
  const packages: LockedPackage[] = [];
  for (const block of source.split(/\n(?=\S)/)) {
    const name = /^"?((?:@[^/"@]+\/)?[^@",\s#]+)@/.exec(block)?.[1];
    const version = /\n\s+"?version"?:?\s+"?([^"\n]+)"?/.exec(block)?.[1];
    if (name === undefined || version === undefined) continue;
    packages.push({
      name,
      version,
      resolved: /\n\s+resolved\s+"([^"#]+)/.exec(block)?.[1] ?? null,
      integrity: /\n\s+integrity\s+(\S+)/.exec(block)?.[1] ?? null,
    });
  }
  return { file: 'yarn.lock', root: null, packages };
}

function quietly(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}
