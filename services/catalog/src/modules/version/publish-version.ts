import { assertCan } from '@guildhall/authz';
import { restrictionsInForce, RESTRICTION_EFFECTS } from '@guildhall/availability';
import { err, notFound, ok, type Actor, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { VersionActionInput } from '../../generated/graphql.ts';
import { refreshAvailability } from '../plugin/refresh-availability.ts';
import { findOwnVersion } from './find-own-version.ts';
import { moveVersion } from './move-version.ts';
import { subjectOf, type Version } from './version.ts';

/** Publishes an approved version. */
export async function publishVersion(ctx: Context, input: VersionActionInput): Promise<Result<Version>> {
  assertCan(ctx.session, 'version:publish');
  const found = await findOwnVersion(ctx, input);
  return found.ok ? publish(ctx, found.value, 'publisher') : found;
}

/** The step itself: listing and channel follow in the same transaction. */
export async function publish(ctx: Context, version: Version, by: Actor): Promise<Result<Version>> {
  const free = await checkPublishable(ctx, version);
  if (!free.ok) return free;
  const published = await moveVersion(ctx, version, {
    event: 'publish',
    by,
    changes: { publishedAt: version.publishedAt ?? ctx.now },
  });
  if (!published.ok) return published;
  await refreshAvailability(ctx, published.value.pluginId);
  return published;
}

/** Whether anything in force keeps the version from those who would install or update to it. */
async function checkPublishable(ctx: Context, version: Version): Promise<Result<null>> {
  // In any other state its lifecycle says why not.
  if (version.state === 'APPROVED' && !version.release) return notFound('release of this version');
  const { id, pluginId, publisherId, releaseDigest } = version;
  const restrictions = await ctx.restrictions.about([id, pluginId, publisherId, releaseDigest ?? id]);
  const obstacle = restrictionsInForce(restrictions, subjectOf(version), ctx.now).find(
    ({ kind }) => !RESTRICTION_EFFECTS[kind].update,
  );
  if (!obstacle) return ok(null);
  return err({
    code: obstacle.kind,
    message: `A restriction (${obstacle.kind}, ${obstacle.id}) keeps this version from being published.`,
  });
}
