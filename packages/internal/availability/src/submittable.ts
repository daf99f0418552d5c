import { inForce } from './in-force.ts';
import { reasonOf, type Reason } from './reason.ts';
import { RESTRICTION_EFFECTS } from './restriction-effects.ts';
import type { Instant, RestrictionFact, RestrictionTargetType } from './restriction.ts';

export interface SubmittableQuestion {
  restrictions: readonly RestrictionFact[];
  pluginId: string;
  publisherId: string;
  now: Instant;
}

export interface Submittable {
  ok: boolean;
  /** False when a person must look at whatever is submitted. */
  mayAutoApprove: boolean;
  reasons: Reason[];
}

/** Whether a publisher may submit a version of a plugin. Denied bytes are refused later, by their digest. */
export function submittable({ restrictions, pluginId, publisherId, now }: SubmittableQuestion): Submittable {
  const ids = new Map<RestrictionTargetType, string>([
    ['PLUGIN', pluginId],
    ['PUBLISHER', publisherId],
  ]);
  const counting = restrictions.filter(
    (restriction) => ids.get(restriction.target.type) === restriction.target.id && inForce(restriction, now),
  );
  const obstacles = counting.filter(({ kind }) =>
    ['no', 'other-plugins'].includes(RESTRICTION_EFFECTS[kind].submitting),
  );
  const reviewed = counting.filter(
    ({ kind }) => RESTRICTION_EFFECTS[kind].submitting === 'never-auto-approved',
  );
  const ok = obstacles.length === 0;
  return {
    ok,
    mayAutoApprove: ok && reviewed.length === 0,
    reasons: [...obstacles, ...reviewed].map(reasonOf),
  };
}
