import { restrictionsInForce } from './in-force.ts';
import { reasonFor, reasonOf, type Reason } from './reason.ts';
import { RESTRICTION_EFFECTS } from './restriction-effects.ts';
import type { Instant, RestrictionFact, Subject } from './restriction.ts';

export interface SearchableQuestion {
  listingState: string;
  restrictions: readonly RestrictionFact[];
  /** The version that search would offer. */
  subject: Subject;
  now: Instant;
}

/** Whether search offers a plugin by this version. A blocked version leaves its place to another one. */
export function searchable(question: SearchableQuestion): { ok: boolean; reasons: Reason[] } {
  const { listingState, restrictions, subject, now } = question;
  const reasons = restrictionsInForce(restrictions, subject, now)
    .filter(({ kind }) => RESTRICTION_EFFECTS[kind].search !== 'yes')
    .map(reasonOf);
  if (listingState !== 'LISTED') reasons.unshift(reasonFor('LISTING_NOT_VISIBLE'));
  return { ok: reasons.length === 0, reasons };
}
