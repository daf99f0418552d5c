import type { Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { changeInstallation } from '../installation/change-installation.ts';
import type { Installation } from '../installation/installation.ts';
import { installationLifecycle } from '../installation/installation-lifecycle.ts';
import { lockOf } from '../installation/lock.ts';
import type { FallbackChoice } from './find-fallback.ts';

/** Moves an installation to the older version that was found for it, and writes down how to undo that. */
export async function fallBack(
  ctx: Context,
  installation: Installation,
  { version, restrictionId }: FallbackChoice,
  reason: string | null,
): Promise<Result<Installation>> {
  const { lock, state } = installation;
  const next = installationLifecycle.next(state, 'fallBack');
  if (!next.ok) return next;
  const changed = await changeInstallation(
    ctx,
    installation,
    { state: next.value, lock: lockOf(version, ctx.now), pendingVersionId: null },
    { event: 'fallBack', reason, detail: { restrictionId, from: lock?.versionId, to: version.id } },
  );
  if (!changed.ok || !lock) return changed;
  const { id: installationId, rev: toRev } = changed.value;
  const from = { fromVersionId: lock.versionId, fromDigest: lock.releaseDigest };
  await ctx.fallbacks.record(
    { restrictionId, installationId, ...from, toVersionId: version.id, toRev },
    ctx.now,
  );
  return changed;
}
