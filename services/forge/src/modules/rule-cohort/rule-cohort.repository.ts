import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { addRevision } from '../../revision/add-revision.ts';
import type { Stamp } from '../../revision/stamp.ts';
import { ruleCohort, type RuleCohortsRow } from './rule-cohort.ts';

export interface RuleCohortRepository {
  newest(): Promise<RuleCohortsRow>;
  /** False when somebody wrote this revision first. */
  add(said: Pick<RuleCohortsRow, 'cohorts'> & Stamp): Promise<boolean>;
}

const stored = z.array(ruleCohort);

export function ruleCohortRepository(tx: Tx, marketplaceId: string): RuleCohortRepository {
  return {
    async newest() {
      const row = await tx.ruleCohortRevision.findFirst({
        where: { marketplaceId },
        orderBy: { number: 'desc' },
      });
      if (!row) return { cohorts: [], since: null, actorId: null, rev: 0 };
      const { cohorts, validFrom: since, createdBy: actorId, number: rev } = row;
      return { cohorts: stored.parse(cohorts), since, actorId, rev };
    },
    add: ({ cohorts, rev, actorId: createdBy, since: validFrom }) =>
      addRevision(tx.ruleCohortRevision, {
        ...{ marketplaceId, number: rev, createdBy, validFrom },
        cohorts: [...cohorts],
      }),
  };
}
