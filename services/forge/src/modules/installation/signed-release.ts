import { err, ok, type Result } from '@guildhall/kernel';
import type { Manifest } from '@guildhall/manifest';
import { INSTALLATION_MANIFEST, installationManifest, type InstallationManifest } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { RUNNING_STATES, type InstallationRow } from './installation.ts';

/** The name under which a release holds the code of its functions. */
export const FUNCTIONS_BUNDLE = 'functions.js';

/** What an installation runs when nothing stops it: which bytes, with which grants, as declared where. */
export interface SignedRelease {
  readonly installation: InstallationRow;
  readonly versionId: string;
  readonly versionState: string;
  readonly releaseDigest: string;
  /** SHA-256 of the functions' code, as the signed manifest has it; null when the release has none. */
  readonly codeDigest: string | null;
  readonly grants: InstallationManifest['grants'];
  readonly manifest: Manifest;
}

/** The release that the owner of installations signed for this one. Code that is not in it is never run. */
export async function signedReleaseOf(
  ctx: Pick<Context, 'session' | 'verifier' | 'installedReleases'>,
  installation: InstallationRow,
): Promise<Result<SignedRelease>> {
  if (!RUNNING_STATES.includes(installation.state)) return stopped('The installation is not active.');
  const signed = await readSigned(ctx, installation);
  if (!signed) return stopped('Nothing that was signed says that this installation may run.');
  const { versionId, releaseDigest, grants, bundles } = signed;
  const release = await ctx.installedReleases.find(versionId);
  if (!release?.manifest || release.releaseDigest !== releaseDigest) {
    return err({ code: 'RELEASE_UNKNOWN', message: 'The release is not known here yet; try again.' });
  }
  const { state: versionState, manifest } = release;
  const codeDigest = bundles.find(({ name }) => name === FUNCTIONS_BUNDLE)?.sha256 ?? null;
  return ok({ installation, versionId, versionState, releaseDigest, codeDigest, grants, manifest });
}

/** Null unless it is signed by the owner of installations, for exactly this one and the release it is locked to. */
async function readSigned(
  { session, verifier }: Pick<Context, 'session' | 'verifier'>,
  { id, signedManifest, releaseDigest, rev }: InstallationRow,
): Promise<InstallationManifest | null> {
  if (signedManifest === null) return null;
  const signed = await verifier
    .verify(signedManifest, 'installation', INSTALLATION_MANIFEST, installationManifest)
    .catch(() => null);
  const fits =
    signed?.marketplaceId === session.marketplaceId &&
    signed.installationId === id &&
    signed.releaseDigest === releaseDigest &&
    signed.rev <= rev;
  return fits ? signed : null;
}

function stopped(message: string): Result<never> {
  return err({ code: 'NOT_RUNNABLE', message });
}
