import { assertCan } from '@guildhall/authz';
import type { Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { CASE_DUE, startClock } from './case-clock.ts';
import { changeCase } from './change-case.ts';
import { findCase, type CaseAction } from './find-case.ts';
import { leasedBy } from './held-case.ts';
import type { ReviewCase } from './review-case.ts';

/** Puts a case back for others; so may who has joined the publisher meanwhile, and can do nothing else with it. */
export async function releaseCase(ctx: Context, input: CaseAction): Promise<Result<ReviewCase>> {
  assertCan(ctx.session, 'case:lease');
  const found = await findCase(ctx, input);
  if (!found.ok) return found;
  const held = leasedBy(ctx, found.value);
  if (!held.ok) return held;
  await ctx.due.cancel(CASE_DUE.lease, held.value.id);
  const back = await changeCase(ctx, held.value, 'release');
  // It may have fallen due while somebody held it.
  if (back.ok && !back.value.escalated) await startClock(ctx, back.value);
  return back;
}
