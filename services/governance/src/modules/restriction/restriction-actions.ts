import { can } from '@guildhall/authz';
import type { Context } from '../../context.ts';
import { isMember } from '../subject/membership.ts';
import { restrictionLifecycle } from './restriction-lifecycle.ts';
import { hasLapsed, type Restriction } from './restriction.ts';

export type RestrictionAct = 'confirm' | 'refuse' | 'lift';

/** What the caller may do next: the table's events, in the words of the mutations. */
export async function restrictionActions(
  ctx: Pick<Context, 'session' | 'loaders' | 'now'>,
  restriction: Restriction,
): Promise<RestrictionAct[]> {
  const { session, now } = ctx;
  if (hasLapsed(restriction, now) || (await isMember(ctx, restriction.publisherId))) return [];
  const events = restrictionLifecycle.allowedEvents(restriction.state, 'staff');
  const awaited = events.includes('confirm') || (events.includes('makeLasting') && restriction.interim);
  const second = awaited && restriction.imposedBy !== session.actorId && can(session, 'restriction:confirm');
  return [
    ...(second ? (['confirm', 'refuse'] as const) : []),
    ...(events.includes('lift') && can(session, 'restriction:lift') ? (['lift'] as const) : []),
  ];
}
