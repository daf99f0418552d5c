import { assertCan, can } from '@guildhall/authz';
import { err, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { VersionActionInput } from '../../generated/graphql.ts';
import { refreshAvailability } from '../plugin/refresh-availability.ts';
import { findActionableVersion } from './find-own-version.ts';
import { moveVersion } from './move-version.ts';
import { readReason, requireReason } from './read-reason.ts';
import type { Version } from './version.ts';

/** Stops offering a version. Whoever runs it goes on running it. */
export async function yankVersion(ctx: Context, input: VersionActionInput): Promise<Result<Version>> {
  assertMayYank(ctx);
  const found = await findActionableVersion(ctx, input, 'version:yankAny');
  if (!found.ok) return found;
  const reason = requireReason(input);
  if (!reason.ok) return reason;
  const { version, by } = found.value;
  return refreshed(ctx, await moveVersion(ctx, version, { event: 'yank', by, reason: reason.value }));
}

/** Offers a yanked version again. What staff took away only staff give back. */
export async function unyankVersion(ctx: Context, input: VersionActionInput): Promise<Result<Version>> {
  assertMayYank(ctx);
  const found = await findActionableVersion(ctx, input, 'version:yankAny');
  if (!found.ok) return found;
  const reason = readReason(input);
  if (!reason.ok) return reason;
  const { version, by } = found.value;
  const last = await ctx.transitions.at(version.id, version.rev);
  if (last?.event === 'yank' && last.by === 'staff' && !can(ctx.session, 'version:yankAny'))
    return err({
      code: 'YANKED_BY_STAFF',
      message: 'The marketplace yanked this version, so only the marketplace can offer it again.',
    });
  return refreshed(ctx, await moveVersion(ctx, version, { event: 'unyank', by, reason: reason.value }));
}

function assertMayYank({ session }: Context): void {
  if (!can(session, 'version:yankAny')) assertCan(session, 'version:yank');
}

async function refreshed(ctx: Context, moved: Result<Version>): Promise<Result<Version>> {
  if (moved.ok) await refreshAvailability(ctx, moved.value.pluginId);
  return moved;
}
