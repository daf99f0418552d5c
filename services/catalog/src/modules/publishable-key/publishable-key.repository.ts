import type { Page } from '@guildhall/service-runtime';
import type { Tx } from '../../database.ts';
import { publishableKey, type PublishableKey } from './publishable-key.ts';

/** Keys of one marketplace that stand in pages. */
export class PublishableKeyRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async find(id: string): Promise<PublishableKey | null> {
    const where = { marketplaceId: this.#marketplaceId, id };
    const row = await this.#tx.publishableKey.findFirst({ where });
    return row && publishableKey.parse(row);
  }

  async add(key: PublishableKey): Promise<void> {
    await this.#tx.publishableKey.create({ data: { ...key, marketplaceId: this.#marketplaceId } });
  }

  /** Null when somebody changed it since it was read. */
  async end(
    { id, rev }: PublishableKey,
    { endsAt, replacedBy }: Pick<PublishableKey, 'endsAt' | 'replacedBy'>,
  ): Promise<PublishableKey | null> {
    const [row] = await this.#tx.publishableKey.updateManyAndReturn({
      where: { marketplaceId: this.#marketplaceId, id, rev },
      data: { endsAt, replacedBy, rev: rev + 1 },
    });
    return row ? publishableKey.parse(row) : null;
  }

  /** Newest first. */
  async page({ after, limit }: Page): Promise<PublishableKey[]> {
    const rows = await this.#tx.publishableKey.findMany({
      where: { marketplaceId: this.#marketplaceId, ...(after !== null && { id: { lt: after } }) },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map((row) => publishableKey.parse(row));
  }

  /** Keys a gateway still believes. */
  async valid(now: Date): Promise<PublishableKey[]> {
    const rows = await this.#tx.publishableKey.findMany({
      where: { marketplaceId: this.#marketplaceId, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
      orderBy: { id: 'asc' },
    });
    return rows.map((row) => publishableKey.parse(row));
  }
}
