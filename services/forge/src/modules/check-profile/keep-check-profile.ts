import { conflict, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { STANDARD_CHECKS, type CheckProfileRow, type CheckSetting } from './check-profile.ts';

type Ground = Pick<Context, 'session' | 'checkProfiles' | 'audit' | 'now'>;

/** Writes the first revision of a new marketplace. Harmless to repeat. */
export async function prepareCheckProfile(ctx: Ground): Promise<void> {
  const profile = await ctx.checkProfiles.newest();
  if (profile.rev === 0) await keepCheckProfile(ctx, profile, STANDARD_CHECKS);
}

/** Writes the revision after the one that was read. */
export async function keepCheckProfile(
  ctx: Ground,
  before: CheckProfileRow,
  checks: readonly CheckSetting[],
): Promise<Result<CheckProfileRow>> {
  const { actorId, marketplaceId } = ctx.session;
  const next = { checks, since: ctx.now, actorId, rev: before.rev + 1 };
  if (!(await ctx.checkProfiles.add(next, ctx.now))) return conflict('check profile');
  await ctx.audit.write({
    action: 'checkProfile.set',
    subject: { type: 'checkProfile', id: marketplaceId, rev: next.rev },
    detail: { before: before.checks, after: checks },
  });
  return ok(next);
}
