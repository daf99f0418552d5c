import { conflict, ok, type Result } from '@guildhall/kernel';
import { installationChanged } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { bumpEpoch } from '../epoch/bump-epoch.ts';
import { toPublicState, type Installation } from './installation.ts';
import { sameLock } from './lock.ts';
import { signManifest } from './sign-manifest.ts';

export interface Change {
  /** Of the lifecycle table, or what else happened. */
  event: string;
  reason?: string | null | undefined;
  detail?: Record<string, unknown>;
}

export type Changes = Partial<
  Pick<Installation, 'state' | 'pendingVersionId' | 'settings' | 'lock' | 'grants' | 'secrets'>
>;

/**
 * Stores the next revision of an installation: row, lock, transition, audit, event and epoch in one transaction.
 * Grants and secrets are stored by whoever was given them; here they only travel with the object.
 */
export async function changeInstallation(
  ctx: Context,
  before: Installation,
  changes: Changes,
  change: Change,
): Promise<Result<Installation>> {
  const next: Installation = { ...before, ...changes, rev: before.rev + 1 };
  const after: Installation = { ...next, signedManifest: await signManifest(ctx, next) };
  if (!(await ctx.installations.save(after)))
    return conflict('installation', (await ctx.installations.find(after.id))?.rev);
  if (!sameLock(after.lock, before.lock)) await ctx.installations.putLock(after, after.lock, ctx.now);
  await tellInstallation(ctx, after, before.state, change);
  await bumpEpoch(ctx, after.place);
  return ok(after);
}

/** Writes down and tells what became of an installation. */
export async function tellInstallation(
  ctx: Context,
  installation: Installation,
  from: string | null,
  { event, reason = null, detail = {} }: Change,
): Promise<void> {
  const { id, rev, state, lock } = installation;
  const { actorId } = ctx.session;
  await ctx.transitions.write(installation, { event, from, byActor: actorId, reason, at: ctx.now });
  await ctx.audit.write({
    action: `installation.${event}`,
    subject: { type: 'installation', id, rev },
    detail: { from, to: state, versionId: lock?.versionId ?? null, reason, ...detail },
  });
  await ctx.outbox.publish(
    installationChanged,
    { type: 'installation', id, rev },
    toPublicState(installation),
  );
}
