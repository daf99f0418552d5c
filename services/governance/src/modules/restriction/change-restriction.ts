import { conflict, ok, type Result } from '@guildhall/kernel';
import { restrictionChanged } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { appendToFeed } from '../feed/append-to-feed.ts';
import { noticeOfRestriction } from '../notice/write-notice.ts';
import { weighRestrictions } from '../trust/weigh-restrictions.ts';
import { restrictionLifecycle, type RestrictionEvent } from './restriction-lifecycle.ts';
import { toPublicRestriction, type Restriction } from './restriction.ts';

/** Kind of the due row that ends a restriction. */
export const RESTRICTION_DUE = 'restriction.expire';

type Change = Partial<Pick<Restriction, 'interim' | 'expiresAt' | 'confirmedBy'>>;

/**
 * Moves a restriction along its lifecycle: row, revision, audit row, and whatever others must learn, or nothing.
 * A proposal (HELD, or REFUSED from there) is nobody's business yet: the feed tells of what has been in force.
 */
export async function changeRestriction(
  ctx: Context,
  restriction: Restriction,
  event: RestrictionEvent,
  { note = null, ...change }: Change & { note?: string | null } = {},
): Promise<Result<Restriction>> {
  const state = restrictionLifecycle.next(restriction.state, event);
  if (!state.ok) return state;
  const isNew = restriction.state === 'PROPOSED';
  const told = restriction.feedSeq > 0 || state.value === 'ACTIVE';
  // Taken last of all locks, and held until the commit: entries become visible in the order of their numbers.
  const next: Restriction = {
    ...restriction,
    ...change,
    state: state.value,
    feedSeq: told ? await ctx.feed.next() : 0,
    committedAt: ctx.now,
    rev: restriction.rev + 1,
  };
  const by = { event, from: restriction.state, actorId: ctx.session.actorId, note, at: ctx.now };
  if (isNew) await ctx.restrictions.add(next, by);
  else if (!(await ctx.restrictions.save(next, by)))
    return conflict('restriction', (await ctx.restrictions.find(next.id))?.rev);
  await audit(ctx, next, event, restriction.state);
  await keepDate(ctx, next);
  if (told) await tell(ctx, next);
  if (told) await noticeOfRestriction(ctx, next, event);
  return ok(next);
}

async function tell(ctx: Context, restriction: Restriction): Promise<void> {
  const { id, rev, target } = restriction;
  await appendToFeed(ctx, restriction);
  await ctx.outbox.publish(
    restrictionChanged,
    { type: 'restriction', id, rev },
    toPublicRestriction(restriction),
  );
  if (target.type === 'PUBLISHER') await weighRestrictions(ctx, target.id);
}

function audit(ctx: Context, { id, rev, kind, target, state }: Restriction, event: string, from: string) {
  return ctx.audit.write({
    action: `restriction.${event}`,
    subject: { type: 'restriction', id, rev },
    detail: { kind, targetType: target.type, targetId: target.id, from, to: state },
  });
}

async function keepDate({ due }: Context, { id, rev, state, expiresAt }: Restriction): Promise<void> {
  if (state === 'ACTIVE' && expiresAt) await due.schedule(RESTRICTION_DUE, id, rev, expiresAt);
  else await due.cancel(RESTRICTION_DUE, id);
}
