import { ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { clearClock } from './case-clock.ts';
import { changeCase } from './change-case.ts';
import type { CaseSubject, ReviewCase } from './review-case.ts';

/** Closes a decided case: both steps in the transaction of the decision. */
export async function closeDecided(
  ctx: Context,
  reviewCase: ReviewCase,
  decisionId: string | null,
): Promise<Result<ReviewCase>> {
  const decided = await changeCase(ctx, reviewCase, 'decide', { decisionId });
  if (!decided.ok) return decided;
  await clearClock(ctx, decided.value);
  return changeCase(ctx, decided.value, 'close');
}

/** Closes what is open about a subject, because nobody needs the answer any more. */
export async function closeCases(
  ctx: Context,
  subject: CaseSubject,
  { except = null }: { except?: string | null } = {},
): Promise<Result<null>> {
  const open = await ctx.cases.openOf(subject);
  for (const reviewCase of open.filter(({ queue }) => queue !== except)) {
    const closed = await changeCase(ctx, reviewCase, 'obsolete', { remaining: null });
    if (!closed.ok) return closed;
    await clearClock(ctx, closed.value);
  }
  return ok(null);
}
