import { changeClass, worstClass, type ChangeClass, type Surface } from '@guildhall/manifest';
import { gt } from 'semver';
import { asksOf, type Asks, type ReleasedVersion } from '../catalog/version.ts';
import type { Place } from '../place/place.ts';
import type { Grants } from './installation.ts';

export type MoveDecision = 'STAY' | 'MOVE' | 'ASK';

/**
 * Whether an installation may go from the version it runs to another one: at once on the grants it has, only with
 * consent, or not at all. Grants do not depend on versions: what is newly optional asks nobody.
 */
export function decideMove(
  from: ReleasedVersion,
  to: ReleasedVersion,
  grants: Grants,
  { host }: Place,
  surface: Surface | null,
): MoveDecision {
  if (from.id === to.id || !gt(to.versionString, from.versionString)) return 'STAY';
  const changes = changeClass(from.manifest, to.manifest, surface ? { [host]: surface.version } : {});
  if (changes.some((change) => change.class === 'hold')) return 'STAY';
  // A host it no longer works in matters only where the installation is; that one is part of `installable`.
  const reconsent = changes.some((change) => change.class === 'reconsent');
  return reconsent || !covers(grants, asksOf(to.manifest)) ? 'ASK' : 'MOVE';
}

/** Whether everything a version requires is granted (I3). */
export function covers(grants: Grants, { required }: Pick<Asks, 'required'>): boolean {
  return (['permissions', 'origins'] as const).every((list) =>
    required[list].every((name) => grants[list].includes(name)),
  );
}

/** The class that the consent screen names; a first installation asks for everything. */
export function classOfMove(from: ReleasedVersion | null, to: ReleasedVersion): ChangeClass {
  return from ? worstClass(changeClass(from.manifest, to.manifest)) : 'reconsent';
}
