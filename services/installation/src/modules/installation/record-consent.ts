import { newId, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { asksOf, type ReleasedVersion } from '../catalog/version.ts';
import { changeInstallation } from './change-installation.ts';
import type { Grants, Installation } from './installation.ts';

/**
 * Writes down a consent to all that a version requires and to the optional names given, gives exactly that, and lets
 * the version run. What was granted before and is still asked for stays granted.
 */
export async function recordConsent(
  ctx: Context,
  installation: Installation,
  version: ReleasedVersion,
  optional: readonly string[],
): Promise<Result<Installation>> {
  const grants = grantsFor(version, installation.grants, optional);
  const { versionString, releaseDigest, permissionDigest } = version;
  const lock = { versionId: version.id, versionString, releaseDigest, since: ctx.now };
  const changed = await changeInstallation(
    ctx,
    installation,
    { state: 'ACTIVE', lock, pendingVersionId: null, grants },
    { event: 'consent', detail: { permissionDigest } },
  );
  if (!changed.ok) return changed;

  const consent = {
    ...{ id: newId('consent'), installationId: installation.id, versionId: version.id, permissionDigest },
    ...{ permissions: [...grants.permissions], origins: [...grants.origins] },
    ...{ byActor: ctx.session.actorId, at: ctx.now },
  };
  await ctx.consents.create(consent);
  await ctx.consents.putGrants(changed.value, grants, consent.id, ctx.now);
  return changed;
}

function grantsFor({ manifest }: ReleasedVersion, held: Grants, chosen: readonly string[]): Grants {
  const asks = asksOf(manifest);
  const given = (list: keyof Grants) => {
    const kept = asks.optional[list].filter((name) => held[list].includes(name) || chosen.includes(name));
    return [...new Set([...asks.required[list], ...kept])].sort();
  };
  return { permissions: given('permissions'), origins: given('origins') };
}
