import type { RestrictionFact, RestrictionKind } from './restriction.ts';

export type ReasonCode =
  | RestrictionKind
  | 'NOT_PUBLISHED'
  | 'LISTING_NOT_VISIBLE'
  | 'INCOMPATIBLE'
  | 'RULE_DENIES'
  | 'CONSENT_REQUIRED'
  | 'DISABLED';

/** Why something is unavailable, or runs with a label. The code of a restriction is its kind. */
export interface Reason {
  code: ReasonCode;
  message: string;
  restrictionId?: string;
}

const MESSAGES: Readonly<Record<ReasonCode, string>> = {
  NOT_PUBLISHED: 'This version is not published.',
  LISTING_NOT_VISIBLE: 'This plugin is not listed.',
  INCOMPATIBLE: 'This version does not fit the surface of this host.',
  RULE_DENIES: 'A rule of this organization does not allow this plugin.',
  CONSENT_REQUIRED: 'This version asks for more than was consented to.',
  DISABLED: 'An administrator turned this plugin off.',
  WARN: 'The marketplace warns about this plugin.',
  LABEL: 'The marketplace has put a label on this plugin.',
  SOFT_BLOCK: 'The marketplace no longer offers this version.',
  HARD_BLOCK: 'The marketplace has stopped this version.',
  DIGEST_DENY: 'The marketplace has stopped this code.',
  LISTING_HIDE: 'The marketplace has taken this plugin out of its catalog.',
  PLUGIN_SUSPEND: 'The marketplace has suspended this plugin.',
  PUBLISHER_RESTRICT: 'The marketplace reviews everything this publisher submits.',
  PUBLISHER_SUSPEND: 'The marketplace has suspended this publisher.',
  PUBLISHER_BAN: 'The marketplace has banned this publisher.',
};

export function reasonFor(code: ReasonCode): Reason {
  return { code, message: MESSAGES[code] };
}

export function reasonOf({ id, kind }: RestrictionFact): Reason {
  return { ...reasonFor(kind), restrictionId: id };
}
