import type { Tx } from '../../database.ts';
import { marketplace, type Marketplace } from './marketplace.ts';

/** The one marketplace that the transaction is bound to. */
export class MarketplaceRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async own(): Promise<Marketplace | null> {
    const row = await this.#tx.marketplace.findFirst({
      where: { marketplaceId: this.#marketplaceId, id: this.#marketplaceId },
    });
    return row && marketplace.parse(row);
  }

  async lock(): Promise<Marketplace | null> {
    await this.#tx.$queryRaw`
      SELECT 1 FROM marketplace WHERE marketplace_id = ${this.#marketplaceId} FOR UPDATE`;
    return this.own();
  }

  async add(of: Marketplace): Promise<void> {
    await this.#tx.marketplace.create({ data: { ...of, marketplaceId: this.#marketplaceId } });
  }

  /** Null when somebody changed it since it was read. */
  async change(
    { rev }: Marketplace,
    changes: Partial<Pick<Marketplace, 'state' | 'preparedBy'>>,
  ): Promise<Marketplace | null> {
    const rows = await this.#tx.marketplace.updateManyAndReturn({
      where: { marketplaceId: this.#marketplaceId, rev },
      data: { ...changes, rev: rev + 1 },
    });
    return rows[0] ? marketplace.parse(rows[0]) : null;
  }
}
