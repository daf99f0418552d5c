import type { TrustState } from '@guildhall/schema';
import type { Reason } from '../../reason.ts';

/** How far a publisher is trusted: 0 new, 1 identified, 2 verified, 3 trusted, 4 partner. */
export interface Trust {
  publisherId: string;
  tier: number;
  /** Whether a restriction keeps everything it submits from being approved without a person. */
  restricted: boolean;
  since: Date;
  reasons: Reason[];
  rev: number;
}

export function toPublicTrust({ publisherId, tier, restricted, rev }: Trust): TrustState {
  return { publisherId, tier, restricted, rev };
}
