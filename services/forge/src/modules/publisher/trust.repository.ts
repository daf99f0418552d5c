import type { TrustState } from '@guildhall/schema';
import type { Tx } from '../../database.ts';

/** Keeps what governance says of its trust in publishers. */
export interface TrustRepository {
  keep(state: TrustState): Promise<void>;
  /** 0 to 4. A restricted publisher counts as a new one, and so does one of whom nothing was said yet. */
  tierOf(publisherId: string): Promise<number>;
}

export function trustRepository(tx: Tx, marketplaceId: string): TrustRepository {
  return {
    async keep({ publisherId, tier, restricted, rev }) {
      await tx.$executeRaw`
        INSERT INTO publisher_trust AS held (marketplace_id, publisher_id, tier, restricted, rev)
        VALUES (${marketplaceId}, ${publisherId}, ${tier}, ${restricted}, ${rev})
        ON CONFLICT (marketplace_id, publisher_id) DO UPDATE
        SET tier = excluded.tier, restricted = excluded.restricted, rev = excluded.rev
        WHERE held.rev <= excluded.rev`;
    },
    async tierOf(publisherId) {
      const key = { marketplaceId_publisherId: { marketplaceId, publisherId } };
      const held = await tx.publisherTrust.findUnique({ where: key });
      return held === null || held.restricted ? 0 : held.tier;
    },
  };
}
