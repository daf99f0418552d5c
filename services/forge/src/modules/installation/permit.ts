import { runnable } from '@guildhall/availability';
import { err, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { InstallationRow } from './installation.ts';
import { signedReleaseOf, type SignedRelease } from './signed-release.ts';

/** That functions of an installation may run now. */
export interface Permit extends SignedRelease {
  readonly codeDigest: string;
}

/** Whether the functions of an installation may run now. Asked before every run, and again before its answer is given. */
export async function permitOf(
  ctx: Pick<Context, 'session' | 'verifier' | 'installedReleases' | 'restrictions' | 'quarantines' | 'now'>,
  installation: InstallationRow,
): Promise<Result<Permit>> {
  const signed = await signedReleaseOf(ctx, installation);
  if (!signed.ok) return signed;
  const { versionId, versionState, releaseDigest, codeDigest } = signed.value;
  const { pluginId, publisherId } = installation;
  const subject = { versionId, releaseDigest, pluginId, publisherId };
  const restrictions = await ctx.restrictions.about([subject]);
  const question = { versionState, restrictions, subject, now: ctx.now };
  // Grants in a signed manifest are consented to; rules were asked before it was signed.
  const may = runnable({ ...question, consentCovers: true, ruleDenies: false });
  if (!may.ok) {
    return err({ code: 'NOT_RUNNABLE', message: may.reasons.map(({ message }) => message).join(' ') });
  }
  if (await ctx.quarantines.holds(releaseDigest)) {
    const message = 'This version is in quarantine: it took down what it ran in too often.';
    return err({ code: 'QUARANTINED', message });
  }
  if (codeDigest === null) return err({ code: 'NOT_RUNNABLE', message: 'This version has no functions.' });
  return ok({ ...signed.value, codeDigest });
}
