import type { Tx } from '../../database.ts';

export interface WebhookRow {
  installationId: string;
  id: string;
  tokenHash: string;
  createdAt: Date;
}

export interface WebhookRepository {
  of(installationIds: readonly string[]): Promise<WebhookRow[]>;
  findByToken(tokenHash: string): Promise<WebhookRow | null>;
  /** Takes the place of an earlier token. */
  put(row: WebhookRow): Promise<void>;
  deleteAll(installationId: string): Promise<void>;
}

export function webhookRepository(tx: Tx, marketplaceId: string): WebhookRepository {
  return {
    of: (installationIds) =>
      tx.functionWebhook.findMany({ where: { marketplaceId, installationId: { in: [...installationIds] } } }),
    findByToken: (tokenHash) =>
      tx.functionWebhook.findUnique({ where: { marketplaceId_tokenHash: { marketplaceId, tokenHash } } }),
    async put({ installationId, id, tokenHash, createdAt }) {
      await tx.functionWebhook.upsert({
        where: { marketplaceId_installationId_id: { marketplaceId, installationId, id } },
        create: { marketplaceId, installationId, id, tokenHash, createdAt },
        update: { tokenHash, createdAt },
      });
    },
    async deleteAll(installationId) {
      await tx.functionWebhook.deleteMany({ where: { marketplaceId, installationId } });
    },
  };
}
