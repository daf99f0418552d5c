import { ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { findCandidate } from './candidate.ts';
import { changeInstallation } from './change-installation.ts';
import type { Installation } from './installation.ts';
import { installationLifecycle } from './installation-lifecycle.ts';
import { lockOf } from './lock.ts';
import { decideMove } from './move-decision.ts';

/**
 * Brings an installation to a version, as far as restrictions, rules and consent allow. Running it again changes
 * nothing more. Asks for no permission: people come through updateInstallation, channels by themselves.
 */
export async function moveInstallation(
  ctx: Context,
  installation: Installation,
  versionId: string,
): Promise<Result<Installation>> {
  const { pluginId, place, lock, pendingVersionId, state } = installation;
  if (pendingVersionId === versionId) return ok(installation);
  if (lock?.versionId === versionId)
    return pendingVersionId ? dropOffer(ctx, installation) : ok(installation);
  const purpose = lock ? 'update' : 'install';
  const candidate = await findCandidate(ctx, { pluginId, versionId, place, purpose });
  if (!candidate?.ok) return ok(installation);
  const to = candidate.version;
  if (!lock) {
    if (!installationLifecycle.next(state, 'offer').ok) return ok(installation);
    return changeInstallation(ctx, installation, { pendingVersionId: to.id }, { event: 'offer' });
  }

  const from = await ctx.load.version.load(lock.versionId);
  const decision = from ? decideMove(from, to, installation.grants, place, candidate.surface) : 'STAY';
  if (decision === 'STAY') return ok(installation);
  const event = decision === 'MOVE' ? 'update' : 'askConsent';
  const next = installationLifecycle.next(state, event);
  if (!next.ok) return ok(installation);
  if (decision === 'ASK')
    return changeInstallation(ctx, installation, { state: next.value, pendingVersionId: to.id }, { event });
  const changes = { state: next.value, pendingVersionId: null, lock: lockOf(to, ctx.now) };
  return changeInstallation(ctx, installation, changes, { event });
}

/** The channel went back to what runs: nobody has to consent to what is no longer offered. */
async function dropOffer(ctx: Context, installation: Installation): Promise<Result<Installation>> {
  const next = installationLifecycle.next(installation.state, 'update');
  if (!next.ok) return ok(installation);
  const changes = { state: next.value, pendingVersionId: null };
  return changeInstallation(ctx, installation, changes, { event: 'update' });
}
