import type { DependencyGraph } from './dependency-graph.ts';

/**
 * A short name for each package of a lockfile, unique in it: `name@version`, numbered where one version stands twice
 * with different neighbours. It begins the paths in bundles, so it must not depend on the machine.
 */
export function packageLabels({ packages }: DependencyGraph): Map<string, string> {
  const used = new Map<string, number>();
  return new Map(
    [...packages.values()]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key, name, version }) => {
        const label = `${name}@${version}`;
        const count = (used.get(label) ?? 0) + 1;
        used.set(label, count);
        return [key, count === 1 ? label : `${label}+${count}`] as const;
      }),
  );
}
