import type { RestrictionKind } from './restriction.ts';

export interface RestrictionEffects {
  newInstall: boolean;
  /** Whether an installation may move to the restricted version. */
  update: boolean;
  /** `warned`: runs, and the host shows the label. `stops-if-asked`: only with `stop: true`. */
  running: 'yes' | 'warned' | 'stops' | 'stops-if-asked';
  search: 'yes' | 'not-offered' | 'no';
  /** What the publisher may still submit. */
  submitting: 'yes' | 'other-bytes' | 'other-plugins' | 'never-auto-approved' | 'no';
}

/** What each restriction does, and the only place that says so. */
export const RESTRICTION_EFFECTS: Readonly<Record<RestrictionKind, RestrictionEffects>> = {
  WARN: effects(true, true, 'warned', 'yes', 'yes'),
  LABEL: effects(true, true, 'warned', 'yes', 'yes'),
  SOFT_BLOCK: effects(false, false, 'warned', 'not-offered', 'yes'),
  HARD_BLOCK: effects(false, false, 'stops', 'not-offered', 'other-bytes'),
  DIGEST_DENY: effects(false, false, 'stops', 'not-offered', 'other-bytes'),
  LISTING_HIDE: effects(false, true, 'yes', 'no', 'yes'),
  PLUGIN_SUSPEND: effects(false, false, 'stops', 'no', 'other-plugins'),
  PUBLISHER_RESTRICT: effects(true, true, 'yes', 'yes', 'never-auto-approved'),
  PUBLISHER_SUSPEND: effects(false, false, 'stops-if-asked', 'no', 'no'),
  PUBLISHER_BAN: effects(false, false, 'stops-if-asked', 'no', 'no'),
};

function effects(
  newInstall: boolean,
  update: boolean,
  running: RestrictionEffects['running'],
  search: RestrictionEffects['search'],
  submitting: RestrictionEffects['submitting'],
): RestrictionEffects {
  return { newInstall, update, running, search, submitting };
}
