import type { ReviewCaseState } from '@guildhall/schema';
import { z } from 'zod';
import type { Tx } from '../../database.ts';

const known = z.object({
  id: z.string(),
  state: z.enum(['QUEUED', 'LEASED', 'AWAITING_PUBLISHER', 'HELD', 'DECIDED', 'CLOSED']),
  dueAt: z.date(),
  lastMessage: z.string().nullable(),
});
export type KnownCase = z.infer<typeof known>;

/** Projection of governance's review cases about versions. */
export class ReviewCaseRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async put(of: ReviewCaseState): Promise<void> {
    const { id, subject, queue, state, lastMessage, rev } = of;
    await this.#tx.$executeRaw`
      INSERT INTO review_case (marketplace_id, id, version_id, queue, state, due_at, last_message, rev)
      VALUES (${this.#marketplaceId}, ${id}, ${subject.id}, ${queue}, ${state}, ${new Date(of.dueAt)}, ${lastMessage}, ${rev})
      ON CONFLICT (marketplace_id, id) DO UPDATE SET
        state = excluded.state, due_at = excluded.due_at, last_message = excluded.last_message, rev = excluded.rev
      WHERE review_case.rev <= excluded.rev`;
  }

  /** The newest case that is not over. */
  async openOf(versionId: string): Promise<KnownCase | null> {
    const row = await this.#tx.reviewCase.findFirst({
      where: { marketplaceId: this.#marketplaceId, versionId, state: { notIn: ['DECIDED', 'CLOSED'] } },
      orderBy: { id: 'desc' },
    });
    return row && known.parse(row);
  }
}
