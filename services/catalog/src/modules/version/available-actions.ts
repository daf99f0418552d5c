import { can, type Permission } from '@guildhall/authz';
import type { Context } from '../../context.ts';
import { versionLifecycle, type VersionEvent } from './version-lifecycle.ts';
import type { Version } from './version.ts';

/** Steps that people ask for, with what a publisher and what staff need for them. */
const ASKED: Partial<Record<VersionEvent, { publisher: Permission; staff: Permission | null }>> = {
  submit: { publisher: 'version:submit', staff: null },
  retryChecks: { publisher: 'version:retry', staff: 'version:readAny' },
  publish: { publisher: 'version:publish', staff: null },
  yank: { publisher: 'version:yank', staff: 'version:yankAny' },
  unyank: { publisher: 'version:yank', staff: 'version:yankAny' },
  withdraw: { publisher: 'version:withdraw', staff: null },
};

/** What the caller may do with a version right now. */
export async function availableActions(ctx: Context, version: Version): Promise<VersionEvent[]> {
  const mine = (await ctx.memberships.in(version.publisherId)) !== null;
  return versionLifecycle.allowedEvents(version.state).filter((event) => {
    const needed = ASKED[event];
    if (!needed) return false;
    const asMember = mine && can(ctx.session, needed.publisher);
    return asMember || (needed.staff !== null && can(ctx.session, needed.staff));
  });
}
