import { restrictionsInForce } from './in-force.ts';
import { reasonFor, reasonOf, type Reason } from './reason.ts';
import { RESTRICTION_EFFECTS } from './restriction-effects.ts';
import type { Instant, RestrictionFact, Subject } from './restriction.ts';

/** States are plain text, because a newer owner may send one we do not know yet: it is then not installable. */
export interface InstallableQuestion {
  version: { state: string };
  listingState: string;
  /** Whether the version fits the host's surface. */
  compatible: boolean;
  /** Whether the organization's rules allow it. */
  ruleAllows: boolean;
  restrictions: readonly RestrictionFact[];
  subject: Subject;
  now: Instant;
  /** Somebody who was given the plugin's address may install what search does not show. */
  directLink?: boolean;
  /** `update` moves an existing installation, which needs no listing in the catalog. Default `install`. */
  purpose?: 'install' | 'update';
}

const VISIBLE = ['LISTED'];
const REACHABLE = ['READY', 'LISTED', 'HIDDEN', 'DEPRECATED'];

/** Whether a version may be newly installed, moved to, or be the head of a channel (I1, I15). Names every obstacle. */
export function installable(question: InstallableQuestion): { ok: boolean; reasons: Reason[] } {
  const { version, listingState, compatible, ruleAllows, restrictions, subject, now } = question;
  const update = question.purpose === 'update';
  const states = update || question.directLink ? REACHABLE : VISIBLE;
  const reasons: Reason[] = [];
  if (version.state !== 'PUBLISHED') reasons.push(reasonFor('NOT_PUBLISHED'));
  if (!states.includes(listingState)) reasons.push(reasonFor('LISTING_NOT_VISIBLE'));
  if (!compatible) reasons.push(reasonFor('INCOMPATIBLE'));
  if (!ruleAllows) reasons.push(reasonFor('RULE_DENIES'));
  for (const restriction of restrictionsInForce(restrictions, subject, now)) {
    const effects = RESTRICTION_EFFECTS[restriction.kind];
    if (!(update ? effects.update : effects.newInstall)) reasons.push(reasonOf(restriction));
  }
  return { ok: reasons.length === 0, reasons };
}
