import type { RestrictionFact, Subject } from '@guildhall/availability';
import type { RestrictionState } from '@guildhall/schema';
import { z } from 'zod';
import { RESTRICTION_KINDS } from '@guildhall/availability';
import type { Tx } from '../../database.ts';

export interface RestrictionRepository {
  keep(state: RestrictionState): Promise<void>;
  /** Everything governance said about any of these subjects, in force or not. */
  about(subjects: readonly Subject[]): Promise<RestrictionFact[]>;
}

const stored = z.object({
  id: z.string(),
  kind: z.enum(RESTRICTION_KINDS),
  state: z.enum(['PROPOSED', 'HELD', 'SCHEDULED', 'ACTIVE', 'LIFTED', 'EXPIRED', 'REFUSED']),
  targetType: z.enum(['VERSION', 'DIGEST', 'PLUGIN', 'PUBLISHER']),
  targetId: z.string(),
  stop: z.boolean(),
  effectiveAt: z.date(),
  expiresAt: z.date().nullable(),
});

export function restrictionRepository(tx: Tx, marketplaceId: string): RestrictionRepository {
  return {
    async keep({ id, kind, target, state, stop, effectiveAt, expiresAt, rev }) {
      const [from, to] = [new Date(effectiveAt), expiresAt === null ? null : new Date(expiresAt)];
      await tx.$executeRaw`
        INSERT INTO restriction (marketplace_id, id, kind, target_type, target_id, state, stop, effective_at, expires_at, rev)
        VALUES (${marketplaceId}, ${id}, ${kind}, ${target.type}, ${target.id}, ${state}, ${stop}, ${from}, ${to}, ${rev})
        ON CONFLICT (marketplace_id, id) DO UPDATE
        SET kind = excluded.kind, target_type = excluded.target_type, target_id = excluded.target_id,
            state = excluded.state, stop = excluded.stop, effective_at = excluded.effective_at,
            expires_at = excluded.expires_at, rev = excluded.rev
        WHERE restriction.rev <= excluded.rev`;
    },
    async about(subjects) {
      const rows = await tx.restriction.findMany({
        where: {
          marketplaceId,
          targetId: {
            in: subjects.flatMap(({ versionId, releaseDigest, pluginId, publisherId }) => [
              versionId,
              pluginId,
              publisherId,
              ...(releaseDigest === null ? [] : [releaseDigest]),
            ]),
          },
        },
      });
      return rows.map((row) => {
        const { targetType, targetId, effectiveAt, expiresAt, ...fact } = stored.parse(row);
        return {
          ...fact,
          target: { type: targetType, id: targetId },
          effectiveAt: effectiveAt.toISOString(),
          expiresAt: expiresAt?.toISOString() ?? null,
        };
      });
    },
  };
}
