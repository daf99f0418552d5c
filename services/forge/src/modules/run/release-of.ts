import { releaseDigest } from '@guildhall/plugin-project';
import type { ReleaseState } from '@guildhall/schema';
import type { BuildReport } from '../../inspection/jobs.ts';
import type { CheckRow } from '../check/check.ts';

/** What can be released of a build; null when its manifest or its build did not pass. */
export async function releaseOf(
  build: BuildReport | null,
  checks: readonly CheckRow[],
): Promise<ReleaseState | null> {
  const passed = (name: string) => checks.some((check) => check.name === name && check.state === 'PASSED');
  if (!build?.manifest || !passed('manifest') || !passed('build')) return null;
  const { manifest, surfaces } = build;
  const bundles = build.bundles.map(({ name, sha256, bytes, gzipBytes }) => ({
    ...{ name, sha256, bytes, gzipBytes },
  }));
  return {
    releaseDigest: await releaseDigest({
      manifestDigest: manifest.digest,
      bundles,
      surface: {
        hostKey: surfaces.map(({ hostKey }) => hostKey).join('+'),
        version: surfaces.map(({ version }) => version).join('+'),
      },
    }),
    manifestDigest: manifest.digest,
    manifest: manifest.body,
    bundles,
    surfaces,
  };
}
