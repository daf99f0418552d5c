import type { Tx } from '../../database.ts';

export interface StoredUsage {
  storageBytes: number;
  storageKeys: number;
}

export interface StoredValueRepository {
  /** The JSON text under a key; null when there is nothing. */
  find(installationId: string, key: string): Promise<string | null>;
  sizeOf(installationId: string, key: string): Promise<number | null>;
  put(installationId: string, key: string, json: string, bytes: number, now: Date): Promise<void>;
  delete(installationId: string, key: string): Promise<void>;
  /** Keys in the order of their bytes, and whether there are more of them. */
  keys(
    installationId: string,
    query: { prefix: string; after: string; limit: number },
  ): Promise<{ keys: string[]; more: boolean }>;
  /** What it holds, locked until the end of the transaction: writers wait for each other. */
  lockUsage(installationId: string): Promise<StoredUsage>;
  /** Lets nobody else add to what all installations hold together until the end of the transaction. */
  lockTotal(): Promise<void>;
  /** What all of them hold together. */
  totalBytes(): Promise<number>;
  setUsage(installationId: string, usage: StoredUsage): Promise<void>;
  usageOf(installationIds: readonly string[]): Promise<Map<string, StoredUsage>>;
  deleteAll(installationId: string): Promise<void>;
}

export function storedValueRepository(tx: Tx, marketplaceId: string): StoredValueRepository {
  const keyed = (installationId: string, key: string) => ({
    marketplaceId_installationId_key: { marketplaceId, installationId, key },
  });
  return {
    async find(installationId, key) {
      const rows = await tx.$queryRaw<{ json: string }[]>`
        SELECT value #>> '{}' AS json FROM stored_value
        WHERE marketplace_id = ${marketplaceId} AND installation_id = ${installationId} AND key = ${key}`;
      return rows[0]?.json ?? null;
    },
    async sizeOf(installationId, key) {
      const row = await tx.storedValue.findUnique({
        where: keyed(installationId, key),
        select: { bytes: true },
      });
      return row?.bytes ?? null;
    },
    async put(installationId, key, json, bytes, now) {
      // A text in JSON: PostgreSQL's own refuses characters that functions may well use.
      const kept = JSON.stringify(json);
      await tx.$executeRaw`
        INSERT INTO stored_value (marketplace_id, installation_id, key, value, bytes, updated_at)
        VALUES (${marketplaceId}, ${installationId}, ${key}, ${kept}::jsonb, ${bytes}, ${now})
        ON CONFLICT (marketplace_id, installation_id, key)
        DO UPDATE SET value = excluded.value, bytes = excluded.bytes, updated_at = excluded.updated_at`;
    },
    async delete(installationId, key) {
      await tx.storedValue.deleteMany({ where: { marketplaceId, installationId, key } });
    },
    async keys(installationId, { prefix, after, limit }) {
      const rows = await tx.$queryRaw<{ key: string }[]>`
        SELECT key FROM stored_value
        WHERE marketplace_id = ${marketplaceId} AND installation_id = ${installationId}
          AND starts_with(key, ${prefix}) AND key COLLATE "C" > ${after}
        ORDER BY key COLLATE "C" LIMIT ${limit + 1}`;
      return { keys: rows.slice(0, limit).map(({ key }) => key), more: rows.length > limit };
    },
    async lockUsage(installationId) {
      const rows = await tx.$queryRaw<StoredUsage[]>`
        INSERT INTO function_usage (marketplace_id, installation_id) VALUES (${marketplaceId}, ${installationId})
        ON CONFLICT (marketplace_id, installation_id) DO UPDATE SET storage_bytes = function_usage.storage_bytes
        RETURNING storage_bytes AS "storageBytes", storage_keys AS "storageKeys"`;
      return rows[0] ?? { storageBytes: 0, storageKeys: 0 };
    },
    async lockTotal() {
      const key = `storage ${marketplaceId}`;
      // A statement of its own: what is read after it has to see what those have written that were waited for.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
    },
    async totalBytes() {
      const { _sum } = await tx.functionUsage.aggregate({
        where: { marketplaceId },
        _sum: { storageBytes: true },
      });
      return _sum.storageBytes ?? 0;
    },
    async setUsage(installationId, usage) {
      await tx.functionUsage.updateMany({ where: { marketplaceId, installationId }, data: usage });
    },
    async usageOf(installationIds) {
      const rows = await tx.functionUsage.findMany({
        where: { marketplaceId, installationId: { in: [...installationIds] } },
      });
      return new Map(rows.map((row) => [row.installationId, row]));
    },
    async deleteAll(installationId) {
      await tx.storedValue.deleteMany({ where: { marketplaceId, installationId } });
      await this.setUsage(installationId, { storageBytes: 0, storageKeys: 0 });
    },
  };
}
