import type { Page } from '@guildhall/service-runtime';
import type { Tx } from '../../database.ts';
import type { RestrictionEvent, RestrictionState } from './restriction-lifecycle.ts';
import {
  restrictionKind,
  restrictionState,
  targetType,
  toPublicRestriction,
  type Restriction,
} from './restriction.ts';

export type RestrictionRepository = ReturnType<typeof restrictionRepository>;

export interface RestrictionChange {
  event: RestrictionEvent;
  from: RestrictionState;
  actorId: string;
  note: string | null;
  at: Date;
}

export function restrictionRepository(tx: Tx, marketplaceId: string) {
  return {
    async find(id: string): Promise<Restriction | null> {
      const row = await tx.restriction.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } });
      return row && read(row);
    },

    /** Newest first, ended ones too. */
    async onTargets(targetIds: readonly string[]): Promise<Restriction[]> {
      const rows = await tx.restriction.findMany({
        where: { marketplaceId, targetId: { in: [...targetIds] } },
        orderBy: { id: 'desc' },
      });
      return rows.map(read);
    },

    /** Newest first. */
    async list(
      { targetId, state }: { targetId?: string | null | undefined; state?: string | null | undefined },
      { limit, after }: Page,
    ): Promise<Restriction[]> {
      const rows = await tx.restriction.findMany({
        where: {
          marketplaceId,
          ...(targetId && { targetId }),
          ...(state && { state }),
          ...(after !== null && { id: { lt: after } }),
        },
        orderBy: { id: 'desc' },
        take: limit,
      });
      return rows.map(read);
    },

    /** Those the feed has told of, in id order. */
    async page(after: string, take: number): Promise<Restriction[]> {
      const rows = await tx.restriction.findMany({
        where: { marketplaceId, id: { gt: after }, feedSeq: { gt: 0 } },
        orderBy: { id: 'asc' },
        take,
      });
      return rows.map(read);
    },

    async add(restriction: Restriction, change: RestrictionChange): Promise<void> {
      const { target, ...columns } = restriction;
      await tx.restriction.create({
        data: { marketplaceId, ...columns, targetType: target.type, targetId: target.id },
      });
      await revise(restriction, change);
    },

    /** False when somebody changed it since it was read; `restriction` is already the next revision. */
    async save(restriction: Restriction, change: RestrictionChange): Promise<boolean> {
      const { id, state, interim, expiresAt, confirmedBy, feedSeq, committedAt, rev } = restriction;
      const { count } = await tx.restriction.updateMany({
        where: { marketplaceId, id, rev: rev - 1 },
        data: { state, interim, expiresAt, confirmedBy, feedSeq, committedAt, rev },
      });
      if (count === 0) return false;
      await revise(restriction, change);
      return true;
    },
  };

  /** Ends the revision before and begins this one at the same instant. */
  async function revise(restriction: Restriction, change: RestrictionChange): Promise<void> {
    const { id, rev, state } = restriction;
    await tx.restrictionRevision.updateMany({
      where: { marketplaceId, restrictionId: id, rev: rev - 1 },
      data: { validTo: change.at },
    });
    await tx.$executeRaw`
      INSERT INTO restriction_revision (marketplace_id, restriction_id, rev, event, from_state, to_state, actor_id, note,
                                        body, valid_from)
      VALUES (${marketplaceId}, ${id}, ${rev}, ${change.event}, ${change.from}, ${state}, ${change.actorId},
              ${change.note}, ${JSON.stringify(toPublicRestriction(restriction))}::jsonb, ${change.at})`;
  }
}

type Row = NonNullable<Awaited<ReturnType<Tx['restriction']['findFirst']>>>;

function read({ targetType: type, targetId, ...row }: Row): Restriction {
  return {
    ...row,
    kind: restrictionKind.parse(row.kind),
    state: restrictionState.parse(row.state),
    target: { type: targetType.parse(type), id: targetId },
  };
}
