import { defineTask } from '@guildhall/messaging';
import type { RestrictionState } from '@guildhall/schema';
import { z } from 'zod';
import type { Context } from '../../context.ts';

/** The installations that a restriction stops, or stopped. */
export const restrictionFollowed = defineTask({
  queue: 'installation-updates',
  name: 'installation.restrictionFollowed',
  payload: z.object({ restrictionId: z.string() }),
});

/** Kind of the due row that waits for a restriction's hour. */
export const RESTRICTION_BEGINS = 'restrictionBegins';

/**
 * Has locks follow a restriction that began or ended, behind the urgent lane: stopping is computed and needs nobody,
 * only falling back and its undoing take time. Plugins and publishers are stopped whole and leave nothing to fall back to.
 */
export async function followRestriction(
  ctx: Pick<Context, 'outbox' | 'due' | 'now'>,
  { id, rev, target, state, effectiveAt }: RestrictionState,
): Promise<void> {
  if (target.type !== 'VERSION' && target.type !== 'DIGEST') return;
  const begins = new Date(effectiveAt);
  const waits = (state === 'ACTIVE' || state === 'SCHEDULED') && begins > ctx.now;
  if (waits) return ctx.due.schedule(RESTRICTION_BEGINS, id, rev, begins);
  await ctx.due.cancel(RESTRICTION_BEGINS, id);
  await ctx.outbox.enqueue(restrictionFollowed, { restrictionId: id });
}
