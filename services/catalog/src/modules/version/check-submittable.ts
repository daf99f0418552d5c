import { applies, inForce, RESTRICTION_EFFECTS, submittable } from '@guildhall/availability';
import { err, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { subjectOf, type Version } from './version.ts';

/** Whether restrictions leave the publisher free to submit these bytes for this plugin. */
export async function checkSubmittable(
  ctx: Context,
  { pluginId, publisherId }: Version,
  sourceDigest: string,
): Promise<Result<null>> {
  const restrictions = await ctx.restrictions.about([pluginId, publisherId]);
  const allowed = submittable({ restrictions, pluginId, publisherId, now: ctx.now });
  const [reason] = allowed.reasons;
  if (!allowed.ok && reason)
    return err({ code: reason.code, message: `${reason.message} It cannot be submitted.` });
  return (await isDenied(ctx, sourceDigest)) ? err(OTHER_BYTES) : ok(null);
}

/** Whether a version with the same source was stopped: its code stays out under every other name. */
async function isDenied(ctx: Context, sourceDigest: string): Promise<boolean> {
  const twins = await ctx.versions.withSource(sourceDigest);
  const ids = twins.flatMap((twin) => [
    twin.id,
    ...(twin.releaseDigest === null ? [] : [twin.releaseDigest]),
  ]);
  const restrictions = await ctx.restrictions.about(ids);
  return restrictions.some(
    (restriction) =>
      RESTRICTION_EFFECTS[restriction.kind].submitting === 'other-bytes' &&
      inForce(restriction, ctx.now) &&
      twins.some((twin) => applies(restriction, subjectOf(twin))),
  );
}

const OTHER_BYTES = {
  code: 'DENIED_BYTES',
  message: 'The marketplace has stopped exactly this source; change what was objected to, and submit that.',
  field: ['uploadReceipt'],
};
