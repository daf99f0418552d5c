import type { PublishedPackage } from './build-package.ts';

/** One package in a lockfile that a test writes. */
export interface LockEntry extends Pick<PublishedPackage, 'name' | 'version' | 'integrity'> {
  readonly dependencies?: Readonly<Record<string, string>>;
}

type Specifiers = Readonly<Record<string, string>>;

/** package-lock.json of a project whose packages all lie beside each other; `changes` are spread over its entries. */
export function buildNpmLock(
  asked: Specifiers,
  entries: readonly LockEntry[],
  changes: Readonly<Record<string, object>> = {},
): string {
  const packages = {
    '': { name: 'project', dependencies: asked },
    ...Object.fromEntries(
      entries.map(({ name, ...rest }) => [`node_modules/${name}`, { ...rest, ...changes[name] }]),
    ),
  };
  return JSON.stringify({ name: 'project', lockfileVersion: 3, packages }, null, 2);
}

/** pnpm-lock.yaml of the same project. */
export function buildPnpmLock(asked: Specifiers, entries: readonly LockEntry[]): string {
  const versionOf = (name: string) => entries.find((entry) => entry.name === name)?.version ?? '0.0.0';
  const direct = Object.entries(asked).map(
    ([name, specifier]) =>
      `      '${name}':\n        specifier: ${specifier}\n        version: ${versionOf(name)}\n`,
  );
  const packages = entries.map(
    ({ name, version, integrity }) => `  '${name}@${version}':\n    resolution: {integrity: ${integrity}}\n`,
  );
  const snapshots = entries.map(({ name, version, dependencies = {} }) => {
    const edges = Object.keys(dependencies).map((to) => `      '${to}': ${versionOf(to)}\n`);
    return `  '${name}@${version}':${edges.length > 0 ? `\n    dependencies:\n${edges.join('')}` : ' {}\n'}`;
  });
  return [
    "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n",
    ...(direct.length > 0 ? [`    dependencies:\n${direct.join('')}`] : []),
    `\npackages:\n\n${packages.join('\n')}\nsnapshots:\n\n${snapshots.join('\n')}`,
  ].join('');
}
