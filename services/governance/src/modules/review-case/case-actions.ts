import { can } from '@guildhall/authz';
import type { Context } from '../../context.ts';
import { isMember } from '../subject/membership.ts';
import { caseLifecycle, type CaseEvent } from './review-case-lifecycle.ts';
import { holdsLease, type ReviewCase } from './review-case.ts';

/** What the table lets the caller do next; a member of the publisher only ever answers. */
export async function caseActions(
  ctx: Pick<Context, 'session' | 'loaders' | 'now'>,
  reviewCase: ReviewCase,
): Promise<CaseEvent[]> {
  const { session, now } = ctx;
  if (await isMember(ctx, reviewCase.publisherId))
    return caseLifecycle
      .allowedEvents(reviewCase.state, 'publisher')
      .filter(() => can(session, 'case:reply'));
  if (!can(session, 'case:lease')) return [];
  const events = caseLifecycle.allowedEvents(reviewCase.state, 'reviewer');
  if (reviewCase.state === 'LEASED' && !holdsLease(reviewCase, session.actorId, now)) return [];
  return events.filter((event) => event !== 'decide' || reviewCase.subject.type === 'VERSION');
}
