import { notFound, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { ReviewCase } from './review-case.ts';

export interface CaseAction {
  caseId: string;
  expectedRev?: number | null | undefined;
}

/** The case an action is about, as the caller last saw it. */
export async function findCase(ctx: Context, input: CaseAction): Promise<Result<ReviewCase>> {
  const reviewCase = await ctx.cases.find(input.caseId);
  return reviewCase ? asExpected('case', reviewCase, input) : notFound('case', ['caseId']);
}
