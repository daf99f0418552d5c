import { ok } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { sayAnew } from '../../revision/say-anew.ts';
import { CHECK_PROFILE, STANDARD_CHECKS } from './check-profile.ts';

/** Writes the first revision of a new marketplace. Harmless to repeat. */
export async function prepareCheckProfile(
  ctx: Pick<Context, 'session' | 'checkProfiles' | 'audit' | 'now'>,
): Promise<void> {
  const subject = { ...CHECK_PROFILE, ...ctx.checkProfiles };
  await sayAnew(ctx, subject, 0, () => ok({ checks: STANDARD_CHECKS }));
}
