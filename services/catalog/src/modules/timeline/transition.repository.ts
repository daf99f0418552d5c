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

  /** In order; `states` narrows to steps that lead there. */
  async of(subjectId: string, page: Page<number>, states?: readonly string[]): Promise<Transition[]> {
    const rows = await this.#tx.transition.findMany({
      where: {
        marketplaceId: this.#marketplaceId,
        subjectId,
        ...(page.after !== null && { rev: { gt: page.after } }),
        ...(states && { to: { in: [...states] } }),
      },
      orderBy: { rev: 'asc' },
      take: page.limit,
    });
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
