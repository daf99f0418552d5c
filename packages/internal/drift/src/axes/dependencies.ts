import type { DriftChange } from '../drift.ts';
import type { PackageFact } from '../release-facts.ts';
import { namedChanges } from './named-changes.ts';

interface Pinned {
  readonly name: string;
  /** All copies, such as `1.0.0, 2.1.0`. */
  readonly versions: string;
  readonly pins: readonly PackageFact[];
}

/** Code of others that came along, by package; one package may be there in several versions. */
export function dependencyChanges(
  before: readonly PackageFact[],
  after: readonly PackageFact[],
): DriftChange[] {
  return namedChanges('DEPENDENCIES', pinned(before), pinned(after), {
    nameOf: ({ name }) => name,
    valueOf: ({ pins }) => pins.map(({ version, integrity }) => `${version} ${integrity}`).join(', '),
    added: ({ name, versions }) => ['rereview', `Now brings along ${name} ${versions}.`],
    removed: ({ name }) => `No longer brings along ${name}.`,
    changed: (was, is) =>
      isReplaced(was, is)
        ? ['hold', `${is.name} ${is.versions} has other content under the same version number.`]
        : ['notify', `Brings along ${is.name} ${is.versions} instead of ${was.versions}.`],
  });
}

function pinned(packages: readonly PackageFact[]): Pinned[] {
  return [...Map.groupBy(packages, ({ name }) => name)].map(([name, copies]) => {
    const pins = [...copies].sort(
      (a, b) => compare(a.version, b.version) || compare(a.integrity, b.integrity),
    );
    return { name, pins, versions: [...new Set(pins.map(({ version }) => version))].join(', ') };
  });
}

function isReplaced(was: Pinned, is: Pinned): boolean {
  const known = new Map(was.pins.map(({ version, integrity }) => [version, integrity]));
  return is.pins.some(({ version, integrity }) => (known.get(version) ?? integrity) !== integrity);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
