import { isDeepStrictEqual } from 'node:util';
import type { RestrictionFact, Subject } from '@guildhall/availability';
import type { RestrictionState } from '@guildhall/schema';
import type { Tx } from '../../database.ts';
import { restrictionFact } from './restriction-fact.ts';

export type RestrictionRepository = ReturnType<typeof restrictionRepository>;

/** What governance said of restrictions: every revision with the time it held here. */
export function restrictionRepository(tx: Tx, marketplaceId: string) {
  return {
    /** False when this or a later revision is here already, and says the same. */
    async put(restriction: RestrictionState, now: Date): Promise<boolean> {
      const { id, rev } = restriction;
      const held = await tx.restriction.findFirst({ where: { marketplaceId, id, validTo: null } });
      const told = columnsOf(restriction);
      if (held && (held.rev > rev || (held.rev === rev && says(held, told)))) return false;
      if (held?.rev === rev) {
        // A revision has one state: what says otherwise is spoilt, and is mended where it stands.
        await tx.restriction.updateMany({ where: { marketplaceId, id, rev }, data: told });
        return true;
      }
      if (held)
        await tx.restriction.updateMany({
          where: { marketplaceId, id, validTo: null },
          data: { validTo: now },
        });
      await tx.restriction.create({
        data: { ...told, marketplaceId, id, rev, validFrom: now, validTo: null },
      });
      return true;
    },
    async find(id: string): Promise<RestrictionFact | null> {
      const row = await tx.restriction.findFirst({ where: { marketplaceId, id, validTo: null } });
      return row && restrictionFact(row);
    },
    /** Everything said about any of these versions, their code, plugins or publishers; in force or not, as of `at`. */
    async about(subjects: readonly Subject[], at: Date | null = null): Promise<RestrictionFact[]> {
      const rows = await tx.restriction.findMany({
        where: { marketplaceId, targetId: { in: [...new Set(subjects.flatMap(idsOf))] }, ...held(at) },
        orderBy: { id: 'asc' },
      });
      return rows.map(restrictionFact);
    },
  };
}

function held(at: Date | null) {
  return at === null
    ? { validTo: null }
    : { validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] };
}

function idsOf({ versionId, releaseDigest, pluginId, publisherId }: Subject): string[] {
  return [versionId, pluginId, publisherId, ...(releaseDigest === null ? [] : [releaseDigest])];
}

function columnsOf({ kind, target, state, stop, effectiveAt, expiresAt, feedSeq }: RestrictionState) {
  return {
    ...{ kind, targetType: target.type, targetId: target.id, state, stop, feedSeq },
    effectiveAt: new Date(effectiveAt),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  };
}

/** Whether a row holds these very columns. */
function says(row: object, columns: object): boolean {
  return isDeepStrictEqual({ ...row, ...columns }, { ...row });
}
