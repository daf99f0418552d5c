import type { Manifest } from '../manifest.ts';
import { contributionDifferences } from './contributions.ts';
import { judge } from './difference.ts';
import { functionDifferences } from './functions.ts';
import { secretDifferences } from './secrets.ts';
import { engineDifferences, type SurfaceVersions } from './engines.ts';
import { identityDifferences } from './identity.ts';
import type { ManifestChange } from './manifest-change.ts';
import { originDifferences } from './origins.ts';
import { permissionDifferences } from './permissions.ts';
import { settingDifferences } from './settings.ts';

/**
 * Every difference between two versions with what it asks for; a difference that asks for two things stands twice.
 * `surfacesInUse` decides compatibility exactly; without it, ranges that share no version are incompatible.
 */
export function changeClass(
  previous: Manifest,
  next: Manifest,
  surfacesInUse: SurfaceVersions = {},
): ManifestChange[] {
  return [
    ...identityDifferences(previous, next),
    ...engineDifferences(previous, next, surfacesInUse),
    ...permissionDifferences(previous, next),
    ...originDifferences(previous, next),
    ...contributionDifferences(previous, next),
    ...settingDifferences(previous, next),
    ...functionDifferences(previous, next),
    ...secretDifferences(previous, next),
  ].flatMap(judge);
}
