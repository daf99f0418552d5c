import { VERDICTS } from '@guildhall/policy';
import type { Page } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { storedReasons } from '../../reason.ts';
import { BY_POLICY, type Decision } from './decision.ts';

export type DecisionRepository = ReturnType<typeof decisionRepository>;

type Row = Omit<Decision, 'verdict' | 'reasons'> & { verdict: string; reasons: unknown };

const verdict = z.enum(VERDICTS);

export function decisionRepository(tx: Tx, marketplaceId: string) {
  const read = (row: Row): Decision => ({
    ...row,
    verdict: verdict.parse(row.verdict),
    reasons: storedReasons.parse(row.reasons),
  });
  return {
    async find(id: string): Promise<Decision | null> {
      const row = await tx.decision.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } });
      return row && read(row);
    },

    /** Newest first. A version has a handful, so they are read whole. */
    async ofVersions(versionIds: readonly string[]): Promise<Decision[]> {
      const rows = await tx.decision.findMany({
        where: { marketplaceId, versionId: { in: [...versionIds] } },
        orderBy: { id: 'desc' },
      });
      return rows.map(read);
    },

    /** What policy has decided since an instant, newest first; ids are in the order of time. */
    async byPolicySince(since: Date | null, { limit, after }: Page): Promise<Decision[]> {
      const rows = await tx.decision.findMany({
        where: { marketplaceId, decidedBy: BY_POLICY, ...(after !== null && { id: { lt: after } }) },
        orderBy: { id: 'desc' },
        take: limit,
      });
      return rows.filter(({ at }) => since === null || at >= since).map(read);
    },

    async byPolicyOn(versionId: string, versionRev: number): Promise<Decision | null> {
      const row = await tx.decision.findFirst({
        where: { marketplaceId, versionId, versionRev, decidedBy: BY_POLICY },
      });
      return row && read(row);
    },

    add: (decision: Decision) => tx.$executeRaw`
      INSERT INTO decision (marketplace_id, id, version_id, version_rev, verdict, decided_by, policy_revision,
                            platform_revision, input, trace, reasons, receipt, case_id, due_at, at, rev)
      VALUES (${marketplaceId}, ${decision.id}, ${decision.versionId}, ${decision.versionRev}, ${decision.verdict},
              ${decision.decidedBy}, ${decision.policyRevision}, ${decision.platformRevision}, ${JSON.stringify(decision.input)}::jsonb,
              ${JSON.stringify(decision.trace)}::jsonb, ${JSON.stringify(decision.reasons)}::jsonb, ${decision.receipt},
              ${decision.caseId}, ${decision.dueAt}, ${decision.at}, ${decision.rev})`,

    /** Says the same of a later revision of the version. */
    restate: ({ id, versionRev, receipt, rev }: Decision) => tx.$executeRaw`
      UPDATE decision SET version_rev = ${versionRev}, receipt = ${receipt}, rev = ${rev}
      WHERE marketplace_id = ${marketplaceId} AND id = ${id} AND rev = ${rev - 1}`,
  };
}
