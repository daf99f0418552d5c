import { newId } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { withReason, type Reason } from '../../reason.ts';
import { settled } from '../../settled.ts';
import { clearClock, resumed, startClock } from './case-clock.ts';
import { changeCase, tellCase } from './change-case.ts';
import { QUEUES, type Queue } from './queues.ts';
import type { CaseSubject, ReviewCase } from './review-case.ts';

export interface NewCase {
  queue: Queue;
  subject: CaseSubject;
  publisherId: string | null;
  reasons: readonly Reason[];
  /** An earlier end than the queue's own. */
  dueAt?: Date;
}

/**
 * Asks a person about something. Where a case about it is open in this queue, that one gets the reasons and returns
 * to the queue with its own clock: re-entering never buys time.
 */
export async function openCase(ctx: Context, asked: NewCase): Promise<ReviewCase> {
  const cases = await ctx.cases.openOf(asked.subject);
  const open = cases.find(({ queue }) => queue === asked.queue);
  return open ? reenter(ctx, open, asked.reasons) : begin(ctx, asked);
}

async function begin(
  ctx: Context,
  { queue, subject, publisherId, reasons, dueAt }: NewCase,
): Promise<ReviewCase> {
  const reviewCase: ReviewCase = {
    id: newId('case'),
    queue,
    subject,
    publisherId,
    state: 'QUEUED',
    reasons: reasons.reduce(withReason, new Array<Reason>()),
    escalated: false,
    dueAt: dueAt ?? new Date(ctx.now.getTime() + QUEUES[queue]),
    remaining: null,
    lease: null,
    lastMessage: null,
    decisionId: null,
    openedAt: ctx.now,
    rev: 1,
  };
  const { actorId } = ctx.session;
  await ctx.cases.add(reviewCase, { event: 'open', from: null, actorId, at: ctx.now });
  await ctx.audit.write({
    action: 'case.open',
    subject: { type: 'case', id: reviewCase.id, rev: 1 },
    detail: { queue, subjectType: subject.type, subjectId: subject.id },
  });
  await startClock(ctx, reviewCase);
  await tellCase(ctx, reviewCase);
  return reviewCase;
}

async function reenter(ctx: Context, open: ReviewCase, added: readonly Reason[]): Promise<ReviewCase> {
  const reasons = added.reduce(withReason, open.reasons);
  const back = await settled(changeCase(ctx, open, 'reenter', { reasons, ...resumed(open, ctx.now) }));
  await clearClock(ctx, back);
  if (!back.escalated) await startClock(ctx, back);
  return back;
}
