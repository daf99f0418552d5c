import type { Tx } from '../../database.ts';
import type { Installation } from './installation.ts';

export type TransitionRepository = ReturnType<typeof transitionRepository>;

export interface Transition {
  event: string;
  from: string | null;
  byActor: string;
  reason: string | null;
  at: Date;
}

/** The timeline of every installation: one row a revision, only ever added to. */
export function transitionRepository(tx: Tx, marketplaceId: string) {
  return {
    async write({ id, rev, state, lock }: Installation, transition: Transition): Promise<void> {
      const { event, from, byActor, reason, at } = transition;
      await tx.installationTransition.create({
        data: {
          ...{ marketplaceId, installationId: id, rev, event, fromState: from, toState: state },
          ...{ versionId: lock?.versionId ?? null, byActor, reason, at },
        },
      });
    },
  };
}
