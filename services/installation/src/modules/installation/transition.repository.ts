import type { Page } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { Installation } from './installation.ts';
import { INSTALLATION_STATES } from './installation-lifecycle.ts';

export type TransitionRepository = ReturnType<typeof transitionRepository>;

const state = z.enum(INSTALLATION_STATES);
const transition = z.object({
  installationId: z.string(),
  rev: z.int(),
  event: z.string(),
  from: state.nullable(),
  to: state,
  versionId: z.string().nullable(),
  byActor: z.string(),
  reason: z.string().nullable(),
  at: z.date(),
});

/** One step of an installation: who did what, when and why, and what it ran from then on. */
export type Transition = z.infer<typeof transition>;

/** The timeline of every installation: one row a revision, only ever added to. */
export function transitionRepository(tx: Tx, marketplaceId: string) {
  return {
    async write(
      { id, rev, state: toState, lock }: Installation,
      step: Pick<Transition, 'event' | 'byActor' | 'reason' | 'at'> & { from: string | null },
    ): Promise<void> {
      const { event, from, byActor, reason, at } = step;
      await tx.installationTransition.create({
        data: {
          ...{ marketplaceId, installationId: id, rev, event, fromState: from, toState },
          ...{ versionId: lock?.versionId ?? null, byActor, reason, at },
        },
      });
    },

    /** A page of each of these installations, in order. */
    async of(installationIds: readonly string[], { after, limit }: Page<number>): Promise<Transition[]> {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT page.* FROM unnest(${[...installationIds]}::text[]) AS asked(id), LATERAL (
          SELECT installation_id AS "installationId", rev, event, from_state AS "from", to_state AS "to",
            version_id AS "versionId", by_actor AS "byActor", reason, at
          FROM installation_transition
          WHERE marketplace_id = ${marketplaceId} AND installation_id = asked.id
            AND (${after}::int IS NULL OR rev > ${after})
          ORDER BY rev LIMIT ${limit}) AS page`;
      return rows.map((row) => transition.parse(row));
    },
  };
}
