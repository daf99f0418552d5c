import type { TrustState } from '@guildhall/schema';
import type { Tx } from '../../database.ts';

/** Projection of governance's trust in publishers. */
export class TrustRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async put({ publisherId, tier, restricted, rev }: TrustState): Promise<void> {
    await this.#tx.$executeRaw`
      INSERT INTO publisher_trust (marketplace_id, publisher_id, tier, restricted, rev)
      VALUES (${this.#marketplaceId}, ${publisherId}, ${tier}, ${restricted}, ${rev})
      ON CONFLICT (marketplace_id, publisher_id)
      DO UPDATE SET tier = excluded.tier, restricted = excluded.restricted, rev = excluded.rev
      WHERE publisher_trust.rev <= excluded.rev`;
  }
}
