import type { RestrictionState } from '@guildhall/schema';
import type { Tx } from '../../database.ts';
import { restriction, type Restriction } from './restriction.ts';

interface Row {
  id: string;
  kind: string;
  targetType: string;
  targetId: string;
  state: string;
  stop: boolean;
  effectiveAt: Date;
  expiresAt: Date | null;
}

/** Projection of governance's restrictions in one marketplace. */
export class RestrictionRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  /** Keeps the newest state, whichever came first. */
  async put(of: RestrictionState): Promise<void> {
    const { id, kind, target, state, reason, stop, feedSeq, rev } = of;
    const effectiveAt = new Date(of.effectiveAt);
    const expiresAt = of.expiresAt === null ? null : new Date(of.expiresAt);
    await this.#tx.$executeRaw`
      INSERT INTO restriction (marketplace_id, id, kind, target_type, target_id, state, reason, stop, effective_at,
                               expires_at, feed_seq, rev)
      VALUES (${this.#marketplaceId}, ${id}, ${kind}, ${target.type}, ${target.id}, ${state}, ${reason}, ${stop},
              ${effectiveAt}, ${expiresAt}, ${feedSeq}, ${rev})
      ON CONFLICT (marketplace_id, id) DO UPDATE SET
        kind = excluded.kind, target_type = excluded.target_type, target_id = excluded.target_id,
        state = excluded.state, reason = excluded.reason, stop = excluded.stop,
        effective_at = excluded.effective_at, expires_at = excluded.expires_at,
        feed_seq = excluded.feed_seq, rev = excluded.rev
      WHERE restriction.rev <= excluded.rev AND restriction.feed_seq <= excluded.feed_seq`;
  }

  async find(id: string): Promise<Restriction | null> {
    const row = await this.#tx.restriction.findFirst({ where: { marketplaceId: this.#marketplaceId, id } });
    return row && toFact(row);
  }

  /** All that name one of these versions, digests, plugins or publishers, in force or not. */
  async about(targetIds: readonly string[]): Promise<Restriction[]> {
    const where = { marketplaceId: this.#marketplaceId, targetId: { in: [...targetIds] } };
    const rows = await this.#tx.restriction.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map(toFact);
  }
}

function toFact({ targetType, targetId, effectiveAt, expiresAt, ...rest }: Row): Restriction {
  return restriction.parse({
    ...rest,
    target: { type: targetType, id: targetId },
    effectiveAt: effectiveAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  });
}
