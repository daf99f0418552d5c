import { lt } from 'semver';
import type { Context } from '../../context.ts';
import { asksOf, type ReleasedVersion } from '../catalog/version.ts';
import { findCandidate } from '../installation/candidate.ts';
import type { Installation } from '../installation/installation.ts';
import { covers } from '../installation/move-decision.ts';
import { runnableOf } from '../installation/runnable-of.ts';

export interface FallbackChoice {
  version: ReleasedVersion;
  /** What stops the version that is installed. */
  restrictionId: string;
}

/**
 * The newest older version that ran in this installation and may be moved to now: the same bytes, published,
 * unrestricted, compatible, allowed, and within what is granted (I1, I3, I22). Null when no restriction stops the
 * installed one, or when there is none.
 */
export async function findFallback(
  ctx: Pick<Context, 'load' | 'now'>,
  installation: Installation,
): Promise<FallbackChoice | null> {
  const { id, pluginId, place, lock, grants } = installation;
  if (!lock) return null;
  const { ok, reasons } = await runnableOf(ctx, installation);
  const restrictionId = ok
    ? undefined
    : reasons.find((one) => one.restrictionId !== undefined)?.restrictionId;
  if (restrictionId === undefined) return null;
  const tried = new Set<string>();
  for (const past of await ctx.load.pastLocks.load(id)) {
    if (tried.has(past.versionId)) continue;
    tried.add(past.versionId);
    const question = { pluginId, versionId: past.versionId, place, purpose: 'update' } as const;
    const candidate = await findCandidate(ctx, question);
    if (!candidate?.ok || candidate.version.releaseDigest !== past.releaseDigest) continue;
    const { version } = candidate;
    const older = lt(version.versionString, lock.versionString);
    if (older && covers(grants, asksOf(version.manifest))) return { version, restrictionId };
  }
  return null;
}
