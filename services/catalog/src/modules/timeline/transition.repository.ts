import type { Actor } from '@guildhall/kernel';
import { z } from 'zod';
import type { Page } from '@guildhall/service-runtime';
import type { Tx } from '../../database.ts';
import type { Transition } from './transition.ts';

const ACTORS: readonly [Actor, ...Actor[]] = ['publisher', 'reviewer', 'staff', 'admin', 'user', 'system'];
const transition = z.object({
  subjectId: z.string(),
  rev: z.number(),
  event: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  by: z.enum(ACTORS),
  actorId: z.string(),
  at: z.date(),
  reason: z.string().nullable(),
});

/** The log of all state changes. Rows are added and never changed. */
export class TransitionRepository {
  readonly #tx: Tx;
  readonly #marketplaceId: string;

  constructor(tx: Tx, marketplaceId: string) {
    this.#tx = tx;
    this.#marketplaceId = marketplaceId;
  }

  async add(step: Transition): Promise<void> {
    await this.#tx.transition.create({ data: { ...step, marketplaceId: this.#marketplaceId } });
  }

  /** A page of each of these, in order; `states` narrows to steps that lead there. */
  async of(
    subjectIds: readonly string[],
    { after, limit }: Page<number>,
    states: readonly string[] | null,
  ): Promise<Transition[]> {
    const rows = await this.#tx.$queryRaw<unknown[]>`
      SELECT page.* FROM unnest(${[...subjectIds]}::text[]) AS asked(subject_id), LATERAL (
        SELECT subject_id AS "subjectId", rev, event, "from", "to", "by", actor_id AS "actorId", at, reason
        FROM transition
        WHERE marketplace_id = ${this.#marketplaceId} AND transition.subject_id = asked.subject_id
          AND (${after}::int IS NULL OR rev > ${after})
          AND (${states}::text[] IS NULL OR "to" = ANY(${states}::text[]))
        ORDER BY rev LIMIT ${limit}) AS page`;
    return rows.map((row) => transition.parse(row));
  }

  /** The step that led to this rev, if it was one. */
  async at(subjectId: string, rev: number): Promise<Transition | null> {
    const row = await this.#tx.transition.findFirst({
      where: { marketplaceId: this.#marketplaceId, subjectId, rev },
    });
    return row && transition.parse(row);
  }
}
