import { onDue } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { withReason } from '../../reason.ts';
import { settled } from '../../settled.ts';
import { CASE_DUE, resumed, startClock } from './case-clock.ts';
import { changeCase } from './change-case.ts';

/**
 * What time does to cases. Each row is taken in the transaction of its effect, and looks at the case as it now is: a
 * row that comes late or for an earlier revision finds nothing to do.
 */
export const caseTimers = [
  onDue(CASE_DUE.lease, async (ctx: Context, { subjectId }) => {
    const reviewCase = await ctx.cases.find(subjectId);
    if (reviewCase?.state !== 'LEASED' || (reviewCase.lease && reviewCase.lease.expiresAt > ctx.now)) return;
    const back = await settled(changeCase(ctx, reviewCase, 'expireLease'));
    // It may have fallen due while somebody held it.
    if (!back.escalated) await startClock(ctx, back);
  }),

  onDue(CASE_DUE.overdue, async (ctx: Context, { subjectId }) => {
    const reviewCase = await ctx.cases.find(subjectId);
    if (reviewCase?.state !== 'QUEUED' || reviewCase.escalated || reviewCase.dueAt > ctx.now) return;
    const reasons = withReason(reviewCase.reasons, { code: 'OVERDUE', message: 'Nobody decided in time.' });
    await settled(changeCase(ctx, reviewCase, 'escalate', { escalated: true, reasons }));
  }),

  onDue(CASE_DUE.answer, async (ctx: Context, { subjectId }) => {
    const reviewCase = await ctx.cases.find(subjectId);
    if (reviewCase?.state !== 'AWAITING_PUBLISHER') return;
    const reasons = withReason(reviewCase.reasons, {
      code: 'NO_ANSWER',
      message: 'The publisher did not answer in time.',
    });
    const back = await settled(
      changeCase(ctx, reviewCase, 'giveUpWaiting', { reasons, ...resumed(reviewCase, ctx.now) }),
    );
    await startClock(ctx, back);
  }),
];
