import { INSTALLATION_MANIFEST, type InstallationManifest } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { asksOf } from '../catalog/version.ts';
import type { Grants, Installation } from './installation.ts';

const RUNNING: readonly string[] = ['ACTIVE', 'UPDATE_PENDING_CONSENT'];

/**
 * What hosts and executors hold code against: release, files by digest and grants of an installation at its rev, as a
 * compact JWS. Null while nothing may run. It says nothing of restrictions; those travel faster, by their feed.
 */
export async function signManifest(
  { signer, session, now, load }: Pick<Context, 'signer' | 'session' | 'now' | 'load'>,
  { id, pluginId, place, state, lock, grants, rev }: Installation,
): Promise<string | null> {
  if (!lock || !RUNNING.includes(state)) return null;
  const { versionId, releaseDigest, manifestDigest, bundles } = lock;
  const version = await load.version.load(versionId);
  if (version?.releaseDigest !== releaseDigest) return null;
  const asks = asksOf(version.manifest);
  // A grant that the running version does not ask for is kept, and not given to it.
  const given = (list: keyof Grants) =>
    grants[list].filter((name) => asks.required[list].includes(name) || asks.optional[list].includes(name));
  const { host, organization, workspace } = place;
  const manifest: InstallationManifest = {
    ...{ iss: 'installation', marketplaceId: session.marketplaceId, installationId: id, host, organization },
    ...(workspace !== null && { workspace }),
    ...{ pluginId, versionId, releaseDigest, manifestDigest, bundles: [...bundles] },
    grants: { permissions: given('permissions'), origins: given('origins') },
    ...{ rev, iat: Math.floor(now.getTime() / 1_000) },
  };
  return signer.sign(manifest, INSTALLATION_MANIFEST, INSTALLATION_MANIFEST);
}
