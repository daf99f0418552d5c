import type { Tx } from '../database.ts';

export interface QuarantineRow {
  releaseDigest: string;
  codeDigest: string;
  versionId: string;
  kills: number;
  reason: string;
  since: Date;
  releasedAt: Date | null;
  rev: number;
}

export interface QuarantineRepository {
  holds(releaseDigest: string): Promise<boolean>;
  find(releaseDigest: string): Promise<QuarantineRow | null>;
  /** Those in force, newest first. */
  list(): Promise<QuarantineRow[]>;
  /** When the code was last let out; null when never. */
  releasedAt(codeDigest: string): Promise<Date | null>;
  put(
    release: Pick<QuarantineRow, 'releaseDigest' | 'codeDigest' | 'versionId' | 'kills'>,
    now: Date,
  ): Promise<void>;
  /** False when it was not in quarantine. */
  release(releaseDigest: string, now: Date): Promise<boolean>;
}

const REASON = 'Its functions took down the process they ran in, again and again.';

export function quarantineRepository(tx: Tx, marketplaceId: string): QuarantineRepository {
  const keyed = (releaseDigest: string) => ({
    marketplaceId_releaseDigest: { marketplaceId, releaseDigest },
  });
  return {
    holds: async (releaseDigest) =>
      (await tx.quarantine.count({ where: { marketplaceId, releaseDigest, releasedAt: null } })) > 0,
    find: (releaseDigest) => tx.quarantine.findUnique({ where: keyed(releaseDigest) }),
    list: () =>
      tx.quarantine.findMany({
        where: { marketplaceId, releasedAt: null },
        orderBy: [{ since: 'desc' }, { releaseDigest: 'asc' }],
        take: 100,
      }),
    async releasedAt(codeDigest) {
      const { _max } = await tx.quarantine.aggregate({
        where: { marketplaceId, codeDigest },
        _max: { releasedAt: true },
      });
      return _max.releasedAt;
    },
    async put({ releaseDigest, codeDigest, versionId, kills }, now) {
      await tx.$executeRaw`
        INSERT INTO quarantine AS held (marketplace_id, release_digest, code_digest, version_id, kills, reason, since, rev)
        VALUES (${marketplaceId}, ${releaseDigest}, ${codeDigest}, ${versionId}, ${kills}, ${REASON}, ${now}, 1)
        ON CONFLICT (marketplace_id, release_digest) DO UPDATE
        SET kills = excluded.kills, since = excluded.since, released_at = NULL, rev = held.rev + 1
        WHERE held.released_at IS NOT NULL`;
    },
    async release(releaseDigest, now) {
      const { count } = await tx.quarantine.updateMany({
        where: { marketplaceId, releaseDigest, releasedAt: null },
        data: { releasedAt: now, rev: { increment: 1 } },
      });
      return count === 1;
    },
  };
}
