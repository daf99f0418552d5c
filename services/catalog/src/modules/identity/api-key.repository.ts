import type { Page } from '@guildhall/service-runtime';
import type { Tx } from '../../database.ts';
import { apiKey, type ApiKey } from './api-key.ts';

/** API keys of one marketplace. */
export class ApiKeyRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async find(id: string): Promise<ApiKey | null> {
    const row = await this.#tx.apiKey.findFirst({ where: { marketplaceId: this.#marketplaceId, id } });
    return row && apiKey.parse(row);
  }

  /** The only plugin that the key acting as this actor may touch; null when it may touch all. */
  async pluginOf(actorId: string): Promise<string | null> {
    const where = { marketplaceId: this.#marketplaceId, actorId };
    const row = await this.#tx.apiKey.findFirst({ where, select: { pluginId: true } });
    return row?.pluginId ?? null;
  }

  async add(of: ApiKey): Promise<void> {
    await this.#tx.apiKey.create({ data: { ...of, marketplaceId: this.#marketplaceId } });
  }

  /** Null when somebody changed it since it was read. */
  async revoke({ id, rev }: ApiKey, revokedAt: Date): Promise<ApiKey | null> {
    const rows = await this.#tx.apiKey.updateManyAndReturn({
      where: { marketplaceId: this.#marketplaceId, id, rev },
      data: { revokedAt, rev: rev + 1 },
    });
    return rows[0] ? apiKey.parse(rows[0]) : null;
  }

  /** Newest first. */
  async ofPublishers(publisherIds: readonly string[], { after, limit }: Page): Promise<ApiKey[]> {
    const beyond = after !== null && { id: { lt: after } };
    const rows = await this.#tx.apiKey.findMany({
      where: { marketplaceId: this.#marketplaceId, publisherId: { in: [...publisherIds] }, ...beyond },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map((row) => apiKey.parse(row));
  }

  /** Keys a gateway still believes. */
  async valid(now: Date): Promise<ApiKey[]> {
    const rows = await this.#tx.apiKey.findMany({
      where: {
        marketplaceId: this.#marketplaceId,
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      },
      orderBy: { id: 'asc' },
    });
    return rows.map((row) => apiKey.parse(row));
  }
}
