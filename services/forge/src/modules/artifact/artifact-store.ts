import type { Tx } from '../../database.ts';

/** Where bytes lie, by their own digest. PostgreSQL today; anything that can keep a key and a value will do. */
export interface ArtifactStore {
  /** Keeps bytes under their SHA-256, which the caller has checked. Twice is once. */
  put(sha256: string, content: Uint8Array, now: Date): Promise<void>;
  read(sha256: string): Promise<Uint8Array | null>;
}

export function postgresArtifactStore(tx: Tx, marketplaceId: string): ArtifactStore {
  return {
    async put(sha256, content, now) {
      const { count } = await tx.artifact.createMany({
        data: [{ marketplaceId, sha256, bytes: content.length, createdAt: now }],
        skipDuplicates: true,
      });
      if (count === 0) return;
      // Prisma wants a view over memory that nobody shares.
      await tx.artifactBlob.create({ data: { marketplaceId, sha256, content: Uint8Array.from(content) } });
    },
    async read(sha256) {
      const row = await tx.artifactBlob.findUnique({
        where: { marketplaceId_sha256: { marketplaceId, sha256 } },
      });
      return row?.content ?? null;
    },
  };
}
