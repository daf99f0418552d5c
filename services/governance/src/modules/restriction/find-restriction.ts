import { err, notFound, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { typedText } from '../../typed-text.ts';
import { withoutConflict } from '../subject/membership.ts';
import { hasLapsed, type Restriction } from './restriction.ts';

export interface RestrictionAction {
  restrictionId: string;
  reason?: string | null | undefined;
  expectedRev?: number | null | undefined;
}

/** The restriction an action is about, as the caller last saw it, if it has not ended and is not about their own. */
export async function findRestriction(ctx: Context, input: RestrictionAction): Promise<Result<Restriction>> {
  const restriction = await ctx.restrictions.find(input.restrictionId);
  if (!restriction) return notFound('restriction', ['restrictionId']);
  const expected = asExpected('restriction', restriction, input);
  if (!expected.ok) return expected;
  const free = await withoutConflict(ctx, restriction.publisherId);
  if (!free.ok) return free;
  return restriction.state === 'ACTIVE' && hasLapsed(restriction, ctx.now) ? ENDED : ok(restriction);
}

export const ENDED = err({
  code: 'EXPIRED',
  message: 'This restriction has ended by its date; impose it again.',
});

/** I10: the second person is not the first. */
export function secondPerson({ session }: Context, { imposedBy }: Restriction): Result<null> {
  if (imposedBy !== session.actorId) return ok(null);
  return err({
    code: 'SECOND_PERSON_REQUIRED',
    message: 'You imposed this yourself; somebody else has to confirm or refuse it.',
  });
}

export function noteOf(reason: string | null | undefined, required: boolean): Result<string | null> {
  if (!required && (reason == null || reason.trim() === '')) return ok(null);
  return typedText('reason', reason ?? '', { max: 2_000, what: 'the reason' });
}
