import { err, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { findCandidate } from './candidate.ts';
import { findChangeable, type InstallationAction } from './find-changeable.ts';
import type { Installation } from './installation.ts';
import { moveInstallation } from './move-installation.ts';
import { notInstallable } from './not-installable.ts';

/** Brings one installation to the head of its channel now, instead of when its turn comes. */
export async function updateInstallation(
  ctx: Context,
  input: InstallationAction,
): Promise<Result<Installation>> {
  const found = await findChangeable(ctx, input, 'installation:update', 'update');
  if (!found.ok) return found;
  const installation = found.value;
  const { pluginId, place, lock, pendingVersionId } = installation;
  const head = await ctx.load.channelHead.load(pluginId);
  if (head === null) return nothingNewer();
  if (head === lock?.versionId) return nothingNewer();
  if (head === pendingVersionId) return ok(installation);
  const candidate = await findCandidate(ctx, { pluginId, versionId: head, place, purpose: 'update' });
  if (candidate && !candidate.ok) return notInstallable(candidate.reasons);
  const moved = await moveInstallation(ctx, installation, head);
  return moved.ok && moved.value.rev === installation.rev ? nothingNewer() : moved;
}

function nothingNewer(): Result<never> {
  return err({ code: 'NOTHING_NEWER', message: 'There is no newer version to move to.' });
}
