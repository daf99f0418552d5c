import { assertCan } from '@guildhall/authz';
import { err, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { closeCases } from '../review-case/close-case.ts';
import { changeRestriction } from './change-restriction.ts';
import { ENDED, findRestriction, noteOf, secondPerson, type RestrictionAction } from './find-restriction.ts';
import type { Restriction } from './restriction.ts';

/** Says yes as the second person: what was held begins, and what was interim lasts until the end first asked for. */
export async function confirmRestriction(
  ctx: Context,
  input: RestrictionAction,
): Promise<Result<Restriction>> {
  assertCan(ctx.session, 'restriction:confirm');
  const note = noteOf(input.reason, false);
  if (!note.ok) return note;
  const found = await findRestriction(ctx, input);
  if (!found.ok) return found;
  const { state, interim, lastingUntil, id } = found.value;
  if (state === 'ACTIVE' && !interim)
    return err({ code: 'NOTHING_TO_CONFIRM', message: 'This restriction needs no second person.' });
  if (lastingUntil !== null && lastingUntil <= ctx.now) return ENDED;
  const second = secondPerson(ctx, found.value);
  if (!second.ok) return second;

  const closed = await closeCases(ctx, { type: 'RESTRICTION', id });
  if (!closed.ok) return closed;
  return changeRestriction(ctx, found.value, state === 'ACTIVE' ? 'makeLasting' : 'confirm', {
    interim: false,
    expiresAt: lastingUntil,
    confirmedBy: ctx.session.actorId,
    note: note.value,
  });
}
