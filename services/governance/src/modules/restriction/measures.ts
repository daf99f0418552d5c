import type { RestrictionKind } from '@guildhall/availability';
import type { RestrictionTarget } from './restriction.ts';

export interface Measure {
  targets: readonly RestrictionTarget['type'][];
  /**
   * How many people it takes. `interim`: one at once for 24 hours at most, two to make it last. `reach`: one, but two
   * where more would feel it than REACH_OF_ONE allows.
   */
  persons: 'one' | 'interim' | 'reach' | 'two';
}

/** What each restriction can be laid on, and by how many. */
export const MEASURES: Readonly<Record<RestrictionKind, Measure>> = {
  WARN: { targets: ['VERSION', 'PLUGIN', 'PUBLISHER'], persons: 'one' },
  LABEL: { targets: ['VERSION', 'PLUGIN', 'PUBLISHER'], persons: 'one' },
  SOFT_BLOCK: { targets: ['VERSION'], persons: 'one' },
  HARD_BLOCK: { targets: ['VERSION'], persons: 'interim' },
  DIGEST_DENY: { targets: ['DIGEST'], persons: 'reach' },
  LISTING_HIDE: { targets: ['PLUGIN'], persons: 'one' },
  PLUGIN_SUSPEND: { targets: ['PLUGIN'], persons: 'reach' },
  PUBLISHER_RESTRICT: { targets: ['PUBLISHER'], persons: 'one' },
  PUBLISHER_SUSPEND: { targets: ['PUBLISHER'], persons: 'two' },
  PUBLISHER_BAN: { targets: ['PUBLISHER'], persons: 'two' },
};

/** Beyond this a lasting measure needs a second person. */
export const REACH_OF_ONE = { installations: 100, organizations: 10 } as const;

/** How long one person's block holds without a second one. */
export const INTERIM_MS = 24 * 3_600_000;
