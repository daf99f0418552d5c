import { conflict, ok, type Actor, type Result } from '@guildhall/kernel';
import { versionChanged } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { recordTransition } from '../timeline/record-transition.ts';
import { versionLifecycle, type VersionEvent } from './version-lifecycle.ts';
import type { VersionChanges } from './version.repository.ts';
import { toPublicState, type Version } from './version.ts';

interface Move {
  event: VersionEvent;
  by: Actor;
  changes?: VersionChanges;
  /** For the publisher to read; the last one stands in the version's stage. */
  reason?: string | null;
  /** Who decided, when it was not who is asking. */
  actorId?: string;
}

/** The one way in which a version changes its state: log, audit and news leave with the change. */
export async function moveVersion(
  ctx: Context,
  version: Version,
  { event, by, changes, reason = null, actorId }: Move,
): Promise<Result<Version>> {
  if (!versionLifecycle.table[event].by.includes(by)) throw new Error(`${event} is not for the ${by} to do`);
  const next = versionLifecycle.next(version.state, event);
  if (!next.ok) return next;

  const changed = await ctx.versions.change(version, {
    dueAt: null,
    ...changes,
    reason,
    state: next.value,
    stateSince: ctx.now,
  });
  if (!changed) return conflict('version');
  const { id, rev } = changed;
  await recordTransition(ctx, 'version', {
    subjectId: id,
    rev,
    event,
    from: version.state,
    to: next.value,
    by,
    reason,
    ...(actorId !== undefined && { actorId }),
  });
  await ctx.outbox.publish(versionChanged, { type: 'version', id, rev }, toPublicState(changed));
  return ok(changed);
}
