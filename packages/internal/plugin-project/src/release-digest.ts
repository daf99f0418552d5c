import { canonicalJson, sha256Hex } from '@guildhall/manifest';

/** SHA-256 of the canonical list {manifest, bundles, surface}: what installations lock and browsers check. */
export function releaseDigest(release: {
  readonly manifestDigest: string;
  readonly bundles: readonly { readonly name: string; readonly sha256: string }[];
  readonly surface: { readonly hostKey: string; readonly version: string };
}): Promise<string> {
  const bundles = release.bundles
    .map(({ name, sha256 }) => ({ name, sha256 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { hostKey, version } = release.surface;
  return sha256Hex(
    canonicalJson({ manifest: release.manifestDigest, bundles, surface: { hostKey, version } }),
  );
}
