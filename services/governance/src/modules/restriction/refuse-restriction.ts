import { assertCan } from '@guildhall/authz';
import { err, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { closeCases } from '../review-case/close-case.ts';
import { changeRestriction } from './change-restriction.ts';
import { findRestriction, noteOf, secondPerson, type RestrictionAction } from './find-restriction.ts';
import type { Restriction } from './restriction.ts';

/** Says no as the second person: what was held never begins, and what was interim ends at once. */
export async function refuseRestriction(
  ctx: Context,
  input: RestrictionAction,
): Promise<Result<Restriction>> {
  assertCan(ctx.session, 'restriction:confirm');
  const note = noteOf(input.reason, true);
  if (!note.ok) return note;
  const found = await findRestriction(ctx, input);
  if (!found.ok) return found;
  const { state, interim, id } = found.value;
  if (state === 'ACTIVE' && !interim)
    return err({ code: 'NOTHING_TO_REFUSE', message: 'This restriction is in force; lift it instead.' });
  const second = secondPerson(ctx, found.value);
  if (!second.ok) return second;

  const closed = await closeCases(ctx, { type: 'RESTRICTION', id });
  if (!closed.ok) return closed;
  return changeRestriction(ctx, found.value, state === 'ACTIVE' ? 'lift' : 'refuse', { note: note.value });
}
