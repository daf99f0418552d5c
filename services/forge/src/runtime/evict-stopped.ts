import type { RestrictionState } from '@guildhall/schema';
import type { Context } from '../context.ts';
import { permitOf } from '../modules/installation/permit.ts';
import { signedReleaseOf } from '../modules/installation/signed-release.ts';
import { EVICT } from './function-runtime.ts';

/** Ends the code that a restriction has just stopped, in all processes at once. */
export async function evictStopped(ctx: Context, { target }: RestrictionState): Promise<void> {
  const { marketplaceId } = ctx.session;
  const stopped = new Set<string>();
  for (const installation of await ctx.installations.runningUnder(target)) {
    const release = await signedReleaseOf(ctx, installation);
    const codeDigest = release.ok ? release.value.codeDigest : null;
    if (codeDigest === null || stopped.has(codeDigest)) continue;
    if (!(await permitOf(ctx, installation)).ok) stopped.add(codeDigest);
  }
  for (const codeDigest of stopped) ctx.announce(EVICT, { marketplaceId, codeDigest });
}
