import type { Verdict } from '@guildhall/policy';
import type { DecisionState } from '@guildhall/schema';
import type { Reason } from '../../reason.ts';

/** What was decided about a version, with everything it was decided on. */
export interface Decision {
  id: string;
  versionId: string;
  /** The version's rev that was decided about. */
  versionRev: number;
  verdict: Verdict;
  /** `policy`, or the reviewer's actor id. */
  decidedBy: string;
  policyRevision: string | null;
  /** The platform's rules that were asked first; null for a person's decision. */
  platformRevision: string | null;
  /** The whole policy input; for a person's decision, what they saw and said. */
  input: unknown;
  trace: unknown;
  reasons: Reason[];
  /** Signed form (JWS). */
  receipt: string;
  caseId: string | null;
  dueAt: Date | null;
  at: Date;
  rev: number;
}

/** Stands in `decidedBy` where no person decided. */
export const BY_POLICY = 'policy';

export function toPublicDecision(decision: Decision): DecisionState {
  const { id, versionId, versionRev, verdict, reasons, decidedBy, caseId, dueAt, rev } = decision;
  return {
    id,
    versionId,
    versionRev,
    verdict,
    reasons,
    decidedBy,
    caseId,
    dueAt: dueAt?.toISOString() ?? null,
    rev,
  };
}
