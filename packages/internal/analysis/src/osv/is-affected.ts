import { compare, valid } from 'semver';
import type { OsvEntry } from './advisory.ts';

/** Ranges of versions; npm's own order is that of SemVer. Others are of commits. */
const VERSIONED = new Set(['SEMVER', 'ECOSYSTEM']);

/** Whether an advisory covers one version of a package: by list, or between the events of its ranges. */
export function isAffected(entry: OsvEntry, name: string, version: string): boolean {
  return entry.affected.some(
    (affected) =>
      affected.package?.name === name &&
      affected.package.ecosystem.toLowerCase() === 'npm' &&
      ((affected.versions?.includes(version) ?? false) ||
        (affected.ranges ?? []).some(({ type, events }) => VERSIONED.has(type) && isWithin(events, version))),
  );
}

type Events = NonNullable<NonNullable<OsvEntry['affected'][number]['ranges']>[number]>['events'];

/** OSV's own procedure: walk the events in order of version, and keep the last that counts. */
function isWithin(events: Events, version: string): boolean {
  if (valid(version) === null) return false;
  const sorted = events
    .map((event) => ({ event, at: event.introduced ?? event.fixed ?? event.last_affected ?? '0' }))
    .map(({ event, at }) => ({ event, at: at === '0' ? '0.0.0-0' : at }))
    .filter(({ at }) => valid(at) !== null)
    .sort((left, right) => compare(left.at, right.at));
  let affected = false;
  for (const { event, at } of sorted) {
    if (event.introduced !== undefined && compare(version, at) >= 0) affected = true;
    if (event.fixed !== undefined && compare(version, at) >= 0) affected = false;
    if (event.last_affected !== undefined && compare(version, at) > 0) affected = false;
  }
  return affected;
}

/** The first version of the ranges that is said to be free of it, or null. */
export function fixedIn(entry: OsvEntry, name: string, version: string): string | null {
  const fixed = entry.affected
    .filter((affected) => affected.package?.name === name)
    .flatMap(({ ranges }) =>
      (ranges ?? []).flatMap(({ events }) => events.flatMap((event) => event.fixed ?? [])),
    )
    .filter(
      (candidate) => valid(candidate) !== null && valid(version) !== null && compare(candidate, version) > 0,
    )
    .sort(compare);
  return fixed[0] ?? null;
}
