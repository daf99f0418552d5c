import { conflict, ok, type Result } from '@guildhall/kernel';
import { caseChanged } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { caseLifecycle, type CaseEvent } from './review-case-lifecycle.ts';
import { toPublicCase, type ReviewCase } from './review-case.ts';

/** Moves a case along its lifecycle: the row, its transition, the audit row and the event, or none of them. */
export async function changeCase(
  ctx: Context,
  reviewCase: ReviewCase,
  event: CaseEvent,
  change: Partial<Omit<ReviewCase, 'id' | 'state' | 'rev'>> = {},
): Promise<Result<ReviewCase>> {
  const state = caseLifecycle.next(reviewCase.state, event);
  if (!state.ok) return state;
  const { actorId } = ctx.session;
  // A lease is held while LEASED, and a clock stands while the publisher thinks; no other state keeps either.
  const lease = state.value === 'LEASED' ? reviewCase.lease : null;
  const next = { ...reviewCase, lease, ...change, state: state.value, rev: reviewCase.rev + 1 };
  const saved = await ctx.cases.save(next, { event, from: reviewCase.state, actorId, at: ctx.now });
  if (!saved) return conflict('case', (await ctx.cases.find(next.id))?.rev);
  await ctx.audit.write({
    action: `case.${event}`,
    subject: { type: 'case', id: next.id, rev: next.rev },
    detail: { from: reviewCase.state, to: next.state, queue: next.queue, subjectId: next.subject.id },
  });
  await tellCase(ctx, next);
  return ok(next);
}

export async function tellCase({ outbox }: Pick<Context, 'outbox'>, reviewCase: ReviewCase): Promise<void> {
  const { id, rev } = reviewCase;
  await outbox.publish(caseChanged, { type: 'case', id, rev }, toPublicCase(reviewCase));
}
