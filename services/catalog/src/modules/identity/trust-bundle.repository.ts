import type { Tx } from '../../database.ts';

/** Counts the changes of whom gateways are to believe in one marketplace. */
export class TrustBundleRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async rev(): Promise<number> {
    const where = { marketplaceId: this.#marketplaceId };
    return (await this.#tx.trustBundle.findUnique({ where }))?.rev ?? 0;
  }

  async bump(): Promise<void> {
    await this.#tx.$executeRaw`
      INSERT INTO trust_bundle (marketplace_id, rev) VALUES (${this.#marketplaceId}, 1)
      ON CONFLICT (marketplace_id) DO UPDATE SET rev = trust_bundle.rev + 1`;
  }
}
