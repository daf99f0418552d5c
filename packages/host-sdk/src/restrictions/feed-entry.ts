/** What a restriction is aimed at. */
export interface RestrictionTarget {
  readonly type: 'VERSION' | 'DIGEST' | 'PLUGIN' | 'PUBLISHER';
  readonly id: string;
}

/** A restriction as the feed carries it. */
export interface FeedRestriction {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  /** For measures against publishers: whether running code stops. */
  readonly stop: boolean;
  readonly targets: readonly RestrictionTarget[];
  readonly reason: string;
}

/** One entry of a marketplace's restriction feed. `seq` has no gaps and only rises. */
export interface FeedEntry {
  readonly seq: number;
  readonly at: string;
  readonly marketplaceId: string;
  readonly restriction: FeedRestriction;
}
