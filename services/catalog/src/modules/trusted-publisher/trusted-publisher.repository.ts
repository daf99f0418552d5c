import type { Tx } from '../../database.ts';
import { trustedPublisher, type TrustedPublisher } from './trusted-publisher.ts';

/** Who may publish without a stored key, and which of their tokens were used, in one marketplace. */
export class TrustedPublisherRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  /** False when the plugin has these very pins already. */
  async add(of: TrustedPublisher): Promise<boolean> {
    const data = [{ ...of, marketplaceId: this.#marketplaceId }];
    return (await this.#tx.trustedPublisher.createMany({ data, skipDuplicates: true })).count === 1;
  }

  /** What was removed; null when there was nothing. */
  async remove(pluginId: string, id: string): Promise<TrustedPublisher | null> {
    const where = { marketplaceId: this.#marketplaceId, pluginId, id };
    const row = await this.#tx.trustedPublisher.findFirst({ where });
    if (!row || (await this.#tx.trustedPublisher.deleteMany({ where })).count === 0) return null;
    return trustedPublisher.parse(row);
  }

  async of(pluginIds: readonly string[]): Promise<TrustedPublisher[]> {
    const rows = await this.#tx.trustedPublisher.findMany({
      where: { marketplaceId: this.#marketplaceId, pluginId: { in: [...pluginIds] } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map((row) => trustedPublisher.parse(row));
  }

  /** False when the token was used before. Forgets those that nobody would believe any more. */
  async use(digest: string, expiresAt: Date, now: Date): Promise<boolean> {
    const marketplaceId = this.#marketplaceId;
    // Kept beyond the clocks' tolerance, so that no token outlives the memory of its use.
    const forgotten = new Date(now.getTime() - 60_000);
    await this.#tx.usedToken.deleteMany({ where: { marketplaceId, expiresAt: { lt: forgotten } } });
    const data = [{ marketplaceId, digest, expiresAt }];
    return (await this.#tx.usedToken.createMany({ data, skipDuplicates: true })).count === 1;
  }
}
