import { Prisma } from '../../generated/prisma/client.ts';
import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { Fallback, FallbackOutcome } from './fallback.ts';

export type FallbackRepository = ReturnType<typeof fallbackRepository>;

const open = z.object({
  restrictionId: z.string(),
  installationId: z.string(),
  fromVersionId: z.string(),
  fromDigest: z.string(),
  toVersionId: z.string(),
  toRev: z.int(),
  /** Whether somebody has moved the lock since. */
  moved: z.boolean(),
});

export interface PastLock {
  installationId: string;
  versionId: string;
  releaseDigest: string;
}

/** Rev of the lock that came before another one of the same installation. */
function lockBefore(rev: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT max(l.rev) FROM installation_lock l WHERE l.marketplace_id = f.marketplace_id
    AND l.installation_id = f.installation_id AND l.rev < ${rev})`;
}

/** Locks that restrictions moved, and what could have moved there. */
export function fallbackRepository(tx: Tx, marketplaceId: string) {
  /** Installations in hosts that fall back by themselves and that run one of these versions. */
  const following = async (versions: Prisma.Sql, after: string, limit: number): Promise<string[]> => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT i.id FROM installation_lock l
      JOIN installation i ON i.marketplace_id = l.marketplace_id AND i.id = l.installation_id
      JOIN host h ON h.marketplace_id = i.marketplace_id AND h.key = i.host_key
      WHERE l.marketplace_id = ${marketplaceId} AND l.valid_to IS NULL AND h.fallback = 'PREVIOUS'
        AND l.version_id IN (SELECT v.id FROM version v WHERE v.marketplace_id = ${marketplaceId} AND (${versions}))
        AND i.state IN ('ACTIVE', 'UPDATE_PENDING_CONSENT') AND i.id > ${after} ORDER BY i.id LIMIT ${limit}`;
    return rows.map(({ id }) => id);
  };

  return {
    async record(fallback: Fallback, at: Date): Promise<void> {
      const { restrictionId, installationId, fromVersionId, fromDigest, toVersionId, toRev } = fallback;
      await tx.$executeRaw`
        INSERT INTO fallback (marketplace_id, restriction_id, installation_id, from_version_id, from_digest,
          to_version_id, to_rev, at)
        VALUES (${marketplaceId}, ${restrictionId}, ${installationId}, ${fromVersionId}, ${fromDigest}, ${toVersionId},
          ${toRev}, ${at})
        ON CONFLICT (marketplace_id, restriction_id, installation_id) DO UPDATE SET
          from_version_id = excluded.from_version_id, from_digest = excluded.from_digest,
          to_version_id = excluded.to_version_id, to_rev = excluded.to_rev, at = excluded.at,
          ended_at = NULL, outcome = NULL`;
    },
    async end(
      { restrictionId, installationId }: Fallback,
      outcome: FallbackOutcome,
      at: Date,
    ): Promise<void> {
      await tx.fallback.updateMany({
        where: { marketplaceId, restrictionId, installationId, endedAt: null },
        data: { endedAt: at, outcome },
      });
    },
    /** What a restriction moved and nobody has put back, in order of installation. */
    async open(
      restrictionId: string,
      after: string,
      limit: number,
    ): Promise<(Fallback & { moved: boolean })[]> {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT f.restriction_id AS "restrictionId", f.installation_id AS "installationId",
          f.from_version_id AS "fromVersionId", f.from_digest AS "fromDigest", f.to_version_id AS "toVersionId",
          f.to_rev AS "toRev", l.rev IS DISTINCT FROM f.to_rev AS moved
        FROM fallback f LEFT JOIN installation_lock l ON l.marketplace_id = f.marketplace_id
          AND l.installation_id = f.installation_id AND l.valid_to IS NULL
        WHERE f.marketplace_id = ${marketplaceId} AND f.restriction_id = ${restrictionId} AND f.ended_at IS NULL
          AND f.installation_id > ${after} ORDER BY f.installation_id LIMIT ${limit}`;
      return rows.map((row) => open.parse(row));
    },
    /** Has the fallback that went on from where this one led, if there is one, lead back to where this one began. */
    async handOn({ installationId, fromVersionId, fromDigest, toRev }: Fallback): Promise<boolean> {
      const count = await tx.$executeRaw`
        UPDATE fallback f SET from_version_id = ${fromVersionId}, from_digest = ${fromDigest}
        WHERE f.marketplace_id = ${marketplaceId} AND f.installation_id = ${installationId} AND f.ended_at IS NULL
          AND ${lockBefore(Prisma.sql`f.to_rev`)} = ${toRev}`;
      return count > 0;
    },
    /** The lock that this fallback left is in use again as `rev`: the fallback that had led there may be undone in turn. */
    async restore({ installationId, toRev }: Fallback, rev: number): Promise<void> {
      await tx.$executeRaw`
        UPDATE fallback f SET to_rev = ${rev}
        WHERE f.marketplace_id = ${marketplaceId} AND f.installation_id = ${installationId} AND f.ended_at IS NULL
          AND f.to_rev = ${lockBefore(Prisma.sql`${toRev}`)}`;
    },
    /** Installations that run this version or release in a host that falls back by itself, in id order. */
    stopped: (target: string, after: string, limit: number) =>
      following(Prisma.sql`v.id = ${target} OR v.release_digest = ${target}`, after, limit),
    /** The same, of the versions beside this one that restrictions name: one of them may fall back to it now. */
    stoppedBeside: (target: string, after: string, limit: number) =>
      following(
        Prisma.sql`v.plugin_id IN (SELECT plugin_id FROM version WHERE marketplace_id = ${marketplaceId}
            AND (id = ${target} OR release_digest = ${target}))
          AND EXISTS (SELECT FROM restriction r WHERE r.marketplace_id = v.marketplace_id AND r.valid_to IS NULL
            AND r.state IN ('ACTIVE', 'SCHEDULED') AND r.target_id IN (v.id, v.release_digest))`,
        after,
        limit,
      ),
    /** What installations ran before, newest first. */
    async pastLocks(installationIds: readonly string[]): Promise<PastLock[]> {
      return tx.installationLock.findMany({
        where: { marketplaceId, installationId: { in: [...installationIds] }, validTo: { not: null } },
        orderBy: [{ installationId: 'asc' }, { rev: 'desc' }],
        select: { installationId: true, versionId: true, releaseDigest: true },
      });
    },
  };
}
