import { intersects, satisfies, subset } from 'semver';
import { pointerTo } from '../json/pointer.ts';
import type { Manifest } from '../manifest.ts';
import type { ChangeKind } from './change-rules.ts';
import type { Difference } from './difference.ts';
import { matchByName } from './match-by-name.ts';

/** By host key, the version of the surface that is in use. */
export type SurfaceVersions = Readonly<Record<string, string>>;

/** How the surfaces a plugin works with differ, for the surface versions in use or, where unknown, for any. */
export function engineDifferences(before: Manifest, after: Manifest, inUse: SurfaceVersions): Difference[] {
  const ranges = ({ engines }: Manifest) => Object.entries(engines.surface);
  return matchByName(ranges(before), ranges(after), ([host]) => host).flatMap((pair) => {
    const kind = rangeKind(pair.before?.[1], pair.after?.[1], inUse[pair.name]);
    return kind ? [{ kind, name: pair.name, path: pointerTo('/engines/surface', pair.name) }] : [];
  });
}

function rangeKind(
  was: string | undefined,
  is: string | undefined,
  inUse: string | undefined,
): ChangeKind | undefined {
  if (is === undefined) return 'hostDropped';
  if (was === undefined) return 'hostAdded';
  const stillWorks =
    inUse === undefined ? intersects(was, is) : satisfies(inUse, is, { includePrerelease: true });
  if (!stillWorks) return 'surfaceRangeMissed';
  if (!subset(was, is)) return 'surfaceRangeNarrowed';
  return subset(is, was) ? undefined : 'surfaceRangeWidened';
}
