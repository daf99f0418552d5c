import { err, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { withoutConflict } from '../subject/membership.ts';
import { findCase, type CaseAction } from './find-case.ts';
import { holdsLease, type ReviewCase } from './review-case.ts';

/** The case, if the caller holds its lease and is no member of the publisher it is about (I10). */
export async function heldCase(ctx: Context, input: CaseAction): Promise<Result<ReviewCase>> {
  const found = await findCase(ctx, input);
  if (!found.ok) return found;
  // Asked again, because somebody may have joined the publisher since they took the case.
  const free = await withoutConflict(ctx, found.value.publisherId);
  return free.ok ? leasedBy(ctx, found.value) : free;
}

/** The case, if the caller holds its lease. */
export function leasedBy({ session, now }: Context, reviewCase: ReviewCase): Result<ReviewCase> {
  if (holdsLease(reviewCase, session.actorId, now)) return ok(reviewCase);
  return err({ code: 'LEASE_REQUIRED', message: 'Take the case first; only who holds it may do this.' });
}
