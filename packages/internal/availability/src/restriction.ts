/** Every kind of enforcement measure, mildest first within each target. */
export const RESTRICTION_KINDS = [
  'WARN',
  'LABEL',
  'SOFT_BLOCK',
  'HARD_BLOCK',
  'DIGEST_DENY',
  'LISTING_HIDE',
  'PLUGIN_SUSPEND',
  'PUBLISHER_RESTRICT',
  'PUBLISHER_SUSPEND',
  'PUBLISHER_BAN',
] as const;

export type RestrictionKind = (typeof RESTRICTION_KINDS)[number];

export type RestrictionState =
  'PROPOSED' | 'HELD' | 'SCHEDULED' | 'ACTIVE' | 'LIFTED' | 'EXPIRED' | 'REFUSED';

export type RestrictionTargetType = 'VERSION' | 'DIGEST' | 'PLUGIN' | 'PUBLISHER';

/** What everyone but governance needs to know of a restriction. Times are ISO 8601. */
export interface RestrictionFact {
  id: string;
  kind: RestrictionKind;
  target: { type: RestrictionTargetType; id: string };
  state: RestrictionState;
  /** Whether a suspended or banned publisher's running code stops too. */
  stop: boolean;
  effectiveAt: string;
  expiresAt: string | null;
}

/** A version as restrictions see it. Without a release digest (not built yet) no DIGEST target applies. */
export interface Subject {
  versionId: string;
  releaseDigest: string | null;
  pluginId: string;
  publisherId: string;
}

/** A point in time: database time on servers, the last server time known in a browser. */
export type Instant = Date | string;
