import { newId, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { asksOf, type ReleasedVersion } from '../catalog/version.ts';
import { changeInstallation, type Changes } from './change-installation.ts';
import type { Grants, Installation } from './installation.ts';
import { lockOf } from './lock.ts';

/** What a person decides about the optional part of what a version asks for. */
export interface Wishes {
  optional: readonly string[];
  takeBack: readonly string[];
}

/**
 * Writes down a consent to all that a version requires and to the optional names given, gives exactly that, and lets
 * the version run. What was granted before and is still asked for stays granted.
 */
export function recordConsent(
  ctx: Context,
  installation: Installation,
  version: ReleasedVersion,
  wishes: Wishes,
): Promise<Result<Installation>> {
  const grants = grantsFor(version, installation.grants, wishes);
  const changes = { state: 'ACTIVE', lock: lockOf(version, ctx.now), pendingVersionId: null } as const;
  return keepConsent(ctx, installation, version, { ...changes, grants });
}

/** The same for the version that runs: only grants change. What other versions were given stays with them. */
export function recordOptionalConsent(
  ctx: Context,
  installation: Installation,
  version: ReleasedVersion,
  wishes: Wishes,
): Promise<Result<Installation>> {
  return keepConsent(ctx, installation, version, {
    grants: grantsWith(version, installation.grants, wishes),
  });
}

/** The grants of an installation after a change of mind about what its running version optionally asks for. */
export function grantsWith({ manifest }: ReleasedVersion, held: Grants, wishes: Wishes): Grants {
  const { optional } = asksOf(manifest);
  const given = (list: keyof Grants) => {
    const added = optional[list].filter((name) => wishes.optional.includes(name));
    return sorted([...held[list], ...added].filter((name) => !wishes.takeBack.includes(name)));
  };
  return { permissions: given('permissions'), origins: given('origins') };
}

async function keepConsent(
  ctx: Context,
  installation: Installation,
  version: ReleasedVersion,
  changes: Changes & { grants: Grants },
): Promise<Result<Installation>> {
  const { permissionDigest } = version;
  const change = { event: 'consent', detail: { permissionDigest } };
  const changed = await changeInstallation(ctx, installation, changes, change);
  if (!changed.ok) return changed;

  const { grants } = changes;
  const consent = {
    ...{ id: newId('consent'), installationId: installation.id, versionId: version.id, permissionDigest },
    ...{ permissions: [...grants.permissions], origins: [...grants.origins] },
    ...{ byActor: ctx.session.actorId, at: ctx.now },
  };
  await ctx.consents.begin(consent);
  await ctx.consents.putGrants(changed.value, grants, consent.id, ctx.now);
  return changed;
}

function grantsFor({ manifest }: ReleasedVersion, held: Grants, { optional, takeBack }: Wishes): Grants {
  const asks = asksOf(manifest);
  const given = (list: keyof Grants) => {
    const kept = asks.optional[list].filter((name) => held[list].includes(name) || optional.includes(name));
    return sorted([...asks.required[list], ...kept.filter((name) => !takeBack.includes(name))]);
  };
  return { permissions: given('permissions'), origins: given('origins') };
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
