import { assertCan } from '@guildhall/authz';
import { err, invalid, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { withReason } from '../../reason.ts';
import { isPublished } from '../subject/subject.ts';
import { recordDecision } from '../decision/record-decision.ts';
import { typedText } from '../../typed-text.ts';
import { caseText } from './case-text.ts';
import { closeCases, closeDecided } from './close-case.ts';
import type { CaseAction } from './find-case.ts';
import { heldCase } from './held-case.ts';
import type { ReviewCase } from './review-case.ts';

export interface CaseVerdict extends CaseAction {
  verdict: 'APPROVE' | 'REJECT';
  reason: string;
  clauses?: readonly string[] | null | undefined;
}

/** Gives a person's verdict on a version: decision, signed receipt and the end of the case in one transaction. */
export async function decideCase(ctx: Context, input: CaseVerdict): Promise<Result<ReviewCase>> {
  assertCan(ctx.session, 'case:decide');
  const reason = caseText('reason', input.reason, 'the reason');
  if (!reason.ok) return reason;
  const clauses = readClauses(input);
  if (!clauses.ok) return clauses;
  const held = await heldCase(ctx, input);
  if (!held.ok) return held;
  const { id, subject, queue, reasons } = held.value;
  if (subject.type !== 'VERSION')
    return err({ code: 'CONFIRM_INSTEAD', message: 'Confirm or refuse the restriction this case is about.' });
  const [version] = await ctx.subjects.versions([subject.id]);
  if (!version) throw new Error(`case ${id} is about the unknown version ${subject.id}`);
  if (isPublished(version)) return leavePublished(ctx, held.value, input.verdict, reason.value);
  if (input.verdict === 'APPROVE' && version.releaseDigest === null) return err(NOTHING_TO_RELEASE);

  const decision = await recordDecision(ctx, {
    versionId: version.id,
    versionRev: version.rev,
    verdict: input.verdict,
    decidedBy: ctx.session.actorId,
    ...{ policyRevision: null, platformRevision: null },
    input: { caseId: id, queue, reasons, clauses: clauses.value, versionRev: version.rev },
    trace: [],
    reasons: reasonsOf(input.verdict, reason.value, clauses.value),
    caseId: id,
    dueAt: null,
  });
  const closed = await closeDecided(ctx, held.value, decision.id);
  if (!closed.ok) return closed;
  const rest = await closeCases(ctx, subject);
  return rest.ok ? closed : rest;
}

/**
 * Ends a case about what came to light after publishing. There is nothing to decide about the version any more: it stays
 * as it is, and the publisher reads why, or a restriction says what becomes of it.
 */
async function leavePublished(
  ctx: Context,
  reviewCase: ReviewCase,
  verdict: CaseVerdict['verdict'],
  message: string,
): Promise<Result<ReviewCase>> {
  if (verdict === 'REJECT') return err(RESTRICT_INSTEAD);
  const reasons = withReason(reviewCase.reasons, { code: 'LEFT_AS_IT_IS', message });
  return closeDecided(ctx, { ...reviewCase, reasons }, null);
}

const RESTRICT_INSTEAD = {
  code: 'RESTRICT_INSTEAD',
  message:
    'This version is published, so it cannot be rejected: impose a restriction on it, then approve to close the case.',
  field: ['verdict'],
};

/** Its manifest or build failed: no verdict of a person can make code of it. */
const NOTHING_TO_RELEASE = {
  code: 'NOTHING_TO_RELEASE',
  message:
    'Forge could make no release of this version, so it cannot be approved; reject it and say what to mend.',
  field: ['verdict'],
};

/** A publisher reads each clause as a reason of its own. */
function reasonsOf(verdict: 'APPROVE' | 'REJECT', message: string, clauses: readonly string[]) {
  const first = { code: verdict === 'APPROVE' ? 'APPROVED_BY_REVIEWER' : 'REJECTED_BY_REVIEWER', message };
  return [first, ...clauses.map((clause) => ({ code: 'CLAUSE', message: clause }))];
}

function readClauses({ verdict, clauses }: CaseVerdict): Result<string[]> {
  const given = clauses ?? [];
  if (verdict === 'REJECT' && given.length === 0)
    return invalid('Name at least one policy clause that the rejection rests on.', 'clauses');
  if (given.length > 20) return invalid('Name at most 20 clauses.', 'clauses');
  const read: string[] = [];
  for (const clause of given) {
    const text = typedText('clauses', clause, { max: 200, what: 'the clause' });
    if (!text.ok) return text;
    read.push(text.value);
  }
  return ok(read);
}
