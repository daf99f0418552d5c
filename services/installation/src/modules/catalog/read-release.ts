import { contributionsOf, parseManifest, permissionDigest } from '@guildhall/manifest';
import { Refused } from '@guildhall/service-runtime';
import type { ReleaseState, VersionState } from '@guildhall/schema';
import { asksOf, type Release } from './version.ts';

/** As Forge names the bundle that runs on the server. */
const FUNCTIONS_BUNDLE = 'functions.js';

/** Takes a release apart. A manifest that does not hold was never let through by Forge: that message dies and pages. */
export async function readRelease(version: VersionState, release: ReleaseState): Promise<Release> {
  const parsed = await parseManifest(JSON.stringify(release.manifest));
  if (!parsed.ok) throw new Refused(`${version.id}: ${parsed.error.map(({ message }) => message).join(' ')}`);
  const { manifest } = parsed.value;
  // What runs in the page; functions are the runtime's.
  const code = release.bundles.find(({ name }) => name !== FUNCTIONS_BUNDLE);
  return {
    releaseDigest: release.releaseDigest,
    manifestDigest: release.manifestDigest,
    permissionDigest: await permissionDigest(manifest),
    manifest,
    contributions: contributionsOf(manifest),
    asks: asksOf(manifest),
    bundle: code ? { sha256: code.sha256, bytes: code.bytes } : null,
    bundles: release.bundles.map(({ name, sha256 }) => ({ name, sha256 })),
  };
}
