import { submittable } from '@guildhall/availability';
import type { Context } from '../../context.ts';
import { toFact } from '../restriction/restriction.ts';
import { tellTrust } from './tell-trust.ts';

/** Brings the `restricted` mark of a publisher in line with the restrictions in force against it. */
export async function weighRestrictions(ctx: Context, publisherId: string): Promise<void> {
  const trust = await ctx.trust.find(publisherId);
  if (!trust) return;
  const restrictions = await ctx.restrictions.onTargets([publisherId]);
  const { mayAutoApprove, reasons } = submittable({
    restrictions: restrictions.map(toFact),
    pluginId: '',
    publisherId,
    now: ctx.now,
  });
  if (trust.restricted === !mayAutoApprove) return;
  const next = {
    ...trust,
    restricted: !mayAutoApprove,
    since: ctx.now,
    reasons: reasons.map(({ code, message }) => ({ code, message })),
    rev: trust.rev + 1,
  };
  // Restrictions of one marketplace change one after another, under the lock of its feed.
  if (!(await ctx.trust.save(next))) throw new Error(`trust of ${publisherId} changed meanwhile`);
  await tellTrust(ctx, next, next.restricted ? 'trust.restrict' : 'trust.release');
}
