import { assertCan } from '@guildhall/authz';
import { conflict, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { closeCases } from '../review-case/close-case.ts';
import { changeRestriction } from './change-restriction.ts';
import { findRestriction, noteOf, type RestrictionAction } from './find-restriction.ts';
import type { Restriction } from './restriction.ts';

/** Ends a restriction before its time. Nothing else is to undo: what it did was computed from its being in force. */
export async function liftRestriction(ctx: Context, input: RestrictionAction): Promise<Result<Restriction>> {
  assertCan(ctx.session, 'restriction:lift');
  const note = noteOf(input.reason, true);
  if (!note.ok) return note;
  const found = await findRestriction(ctx, input);
  if (!found.ok) return found;
  const closed = await closeCases(ctx, { type: 'RESTRICTION', id: found.value.id });
  // Whoever was faster with its case has lifted it.
  if (!closed.ok) return conflict('restriction', (await ctx.restrictions.find(found.value.id))?.rev);
  return changeRestriction(ctx, found.value, 'lift', { note: note.value });
}
