import { onDue } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { settled } from '../../settled.ts';
import { closeCases } from '../review-case/close-case.ts';
import { changeRestriction, RESTRICTION_DUE } from './change-restriction.ts';
import { hasLapsed } from './restriction.ts';

/**
 * Notes that a restriction has ended by its date. It had no effect since that date, whenever this runs; a row for an
 * end that has been moved finds nothing to do.
 */
export const restrictionTimers = [
  onDue(RESTRICTION_DUE, async (ctx: Context, { subjectId }) => {
    const restriction = await ctx.restrictions.find(subjectId);
    if (restriction?.state !== 'ACTIVE' || !hasLapsed(restriction, ctx.now)) return;
    await settled(closeCases(ctx, { type: 'RESTRICTION', id: restriction.id }));
    await settled(changeRestriction(ctx, restriction, 'expire'));
  }),
];
