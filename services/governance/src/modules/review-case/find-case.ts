import { conflict, notFound, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { ReviewCase } from './review-case.ts';

export interface CaseAction {
  caseId: string;
  expectedRev?: number | null | undefined;
}

/** The case an action is about, as the caller last saw it. */
export async function findCase(
  ctx: Context,
  { caseId, expectedRev }: CaseAction,
): Promise<Result<ReviewCase>> {
  const reviewCase = await ctx.cases.find(caseId);
  if (!reviewCase) return notFound('case', ['caseId']);
  if (expectedRev != null && expectedRev !== reviewCase.rev) return conflict('case');
  return ok(reviewCase);
}
