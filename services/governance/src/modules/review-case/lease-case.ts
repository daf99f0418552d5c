import { assertCan } from '@guildhall/authz';
import { err, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { withoutConflict } from '../subject/membership.ts';
import { CASE_DUE } from './case-clock.ts';
import { changeCase } from './change-case.ts';
import { findCase, type CaseAction } from './find-case.ts';
import { LEASE_MS } from './queues.ts';
import { holdsLease, type ReviewCase } from './review-case.ts';

/** Takes a case out of the queue for half an hour, or keeps it for another half hour. */
export async function leaseCase(ctx: Context, input: CaseAction): Promise<Result<ReviewCase>> {
  assertCan(ctx.session, 'case:lease');
  const found = await findCase(ctx, input);
  if (!found.ok) return found;
  const free = await withoutConflict(ctx, found.value.publisherId);
  if (!free.ok) return free;

  const { actorId } = ctx.session;
  const queued = await withoutStaleLease(ctx, found.value);
  if (!queued.ok) return queued;
  const renews = holdsLease(queued.value, actorId, ctx.now);
  if (queued.value.state === 'LEASED' && !renews)
    return err({ code: 'ALREADY_LEASED', message: 'Another reviewer has this case; take another one.' });

  const lease = { actorId, expiresAt: new Date(ctx.now.getTime() + LEASE_MS) };
  const leased = await changeCase(ctx, queued.value, renews ? 'renew' : 'lease', { lease });
  if (leased.ok) await ctx.due.schedule(CASE_DUE.lease, leased.value.id, leased.value.rev, lease.expiresAt);
  return leased;
}

/** A lease that has run out binds nobody, even while its timer is late. */
async function withoutStaleLease(ctx: Context, reviewCase: ReviewCase): Promise<Result<ReviewCase>> {
  const { state, lease } = reviewCase;
  if (state !== 'LEASED' || (lease && lease.expiresAt > ctx.now)) return ok(reviewCase);
  return changeCase(ctx, reviewCase, 'expireLease');
}
