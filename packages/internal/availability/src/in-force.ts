import type { Instant, RestrictionFact, RestrictionState, Subject } from './restriction.ts';

/** A scheduled restriction needs no timer to begin: its hour is enough. */
const MAY_BE_IN_FORCE: readonly RestrictionState[] = ['ACTIVE', 'SCHEDULED'];

/**
 * Whether a restriction has effect now: decided, begun and not expired (I18), whatever a late timer has noted.
 * A time that cannot be read counts as "begun" and as "never": doubt keeps a block up.
 */
export function inForce(restriction: RestrictionFact, now: Instant): boolean {
  const { state, effectiveAt, expiresAt } = restriction;
  if (!MAY_BE_IN_FORCE.includes(state)) return false;
  const at = new Date(now).getTime();
  const begun = !(at < new Date(effectiveAt).getTime());
  const expired = expiresAt !== null && new Date(expiresAt).getTime() <= at;
  return begun && !expired;
}

/** Whether a restriction is about this version, its bytes, its plugin or its publisher. */
export function applies({ target }: RestrictionFact, subject: Subject): boolean {
  switch (target.type) {
    case 'VERSION':
      return target.id === subject.versionId;
    case 'DIGEST':
      return target.id === subject.releaseDigest;
    case 'PLUGIN':
      return target.id === subject.pluginId;
    case 'PUBLISHER':
      return target.id === subject.publisherId;
  }
}

/** The restrictions that count for a subject now. */
export function restrictionsInForce(
  restrictions: readonly RestrictionFact[],
  subject: Subject,
  now: Instant,
): RestrictionFact[] {
  return restrictions.filter((restriction) => applies(restriction, subject) && inForce(restriction, now));
}
