import type { Tx } from '../../database.ts';
import type { UploadRow } from './upload.ts';

export interface UploadRepository {
  add(upload: Omit<UploadRow, 'receivedAt' | 'rev'>, now: Date): Promise<UploadRow>;
  find(id: string): Promise<UploadRow | null>;
  /** False when it had been received before. */
  receive(id: string, now: Date): Promise<boolean>;
}

export function uploadRepository(tx: Tx, marketplaceId: string): UploadRepository {
  return {
    add: (upload, now) => tx.upload.create({ data: { marketplaceId, ...upload, createdAt: now, rev: 1 } }),
    find: (id) => tx.upload.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } }),
    async receive(id, now) {
      const { count } = await tx.upload.updateMany({
        where: { marketplaceId, id, receivedAt: null },
        data: { receivedAt: now, rev: { increment: 1 } },
      });
      return count === 1;
    },
  };
}
