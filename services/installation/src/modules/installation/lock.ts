import type { CodeFile, ReleasedVersion } from '../catalog/version.ts';

/** The exact code that an installation runs. */
export interface Lock {
  versionId: string;
  versionString: string;
  releaseDigest: string;
  manifestDigest: string;
  bundles: readonly CodeFile[];
  since: Date;
}

export function lockOf(version: ReleasedVersion, since: Date): Lock {
  const { id: versionId, versionString, releaseDigest, manifestDigest, bundles } = version;
  return { versionId, versionString, releaseDigest, manifestDigest, bundles, since };
}

/** Whether two locks are of the same code. */
export function sameLock(one: Lock | null, other: Lock | null): boolean {
  return one?.versionId === other?.versionId && one?.releaseDigest === other?.releaseDigest;
}
