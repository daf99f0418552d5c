import { RESTRICTION_EFFECTS, restrictionsInForce } from '@guildhall/availability';
import type { Context } from '../../context.ts';
import { asksOf } from '../catalog/version.ts';
import { changeInstallation } from '../installation/change-installation.ts';
import { subjectOf, type Installation } from '../installation/installation.ts';
import { lockOf } from '../installation/lock.ts';
import { covers } from '../installation/move-decision.ts';
import type { Fallback, FallbackOutcome } from './fallback.ts';

const RUNNABLE: readonly string[] = ['PUBLISHED', 'YANKED'];

/**
 * Puts a lock back where a restriction took it from, unless somebody moved it since (I17). Where another restriction
 * stops that version too, or one that came later moved the lock on, the fallback waits for that one. Running twice is
 * harmless: an ended row is not found again.
 */
export async function undoFallback(ctx: Context, fallback: Fallback & { moved: boolean }): Promise<void> {
  const installation = await ctx.installations.find(fallback.installationId);
  const outcome = installation ? await undo(ctx, installation, fallback) : 'MOVED_SINCE';
  await ctx.fallbacks.end(fallback, outcome, ctx.now);
}

async function undo(
  ctx: Context,
  installation: Installation,
  fallback: Fallback & { moved: boolean },
): Promise<FallbackOutcome> {
  if (fallback.moved || !installation.lock)
    return (await ctx.fallbacks.handOn(fallback)) ? 'HANDED_OVER' : 'MOVED_SINCE';
  const { fromVersionId, fromDigest, restrictionId } = fallback;
  const version = await ctx.load.version.load(fromVersionId);
  if (version?.releaseDigest !== fromDigest || !RUNNABLE.includes(version.state)) return 'NOT_RUNNABLE';
  if (!covers(installation.grants, asksOf(version.manifest))) return 'NOT_RUNNABLE';

  const lock = lockOf(version, ctx.now);
  const subject = subjectOf(installation, lock);
  const restrictions = await ctx.load.restrictions.load(subject);
  const another = restrictionsInForce(restrictions, subject, ctx.now).find(
    ({ id, kind, stop }) => id !== restrictionId && stops(RESTRICTION_EFFECTS[kind].running, stop),
  );
  if (another) {
    await ctx.fallbacks.record({ ...fallback, restrictionId: another.id }, ctx.now);
    return 'HANDED_OVER';
  }
  const change = { event: 'undoFallback', detail: { restrictionId, to: fromVersionId } };
  const changed = await changeInstallation(ctx, installation, { lock }, change);
  // Somebody acts on it right now: the whole page is tried again and finds what they left.
  if (!changed.ok) throw new Error(changed.error.message);
  await ctx.fallbacks.restore(fallback, changed.value.rev);
  return 'UNDONE';
}

function stops(running: string, stop: boolean): boolean {
  return running === 'stops' || (running === 'stops-if-asked' && stop);
}
