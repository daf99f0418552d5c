import { z } from 'zod';
import { storedBundles } from '../catalog/stored-manifest.ts';
import { INSTALLATION_STATES } from './installation-lifecycle.ts';
import type { Installation } from './installation.ts';
import type { Lock } from './lock.ts';

const names = z.array(z.string());
const secret = z.object({
  name: z.string(),
  jwe: z.string(),
  setBy: z.string(),
  setAt: z.string().transform((at) => new Date(at)),
});

/** A row of `installation` with its lock and grants beside it. */
export const storedInstallation = z
  .object({
    id: z.string(),
    pluginId: z.string(),
    publisherId: z.string(),
    host: z.string(),
    organization: z.string(),
    workspace: z.string().nullable(),
    state: z.enum(INSTALLATION_STATES),
    pendingVersionId: z.string().nullable(),
    settings: z.record(z.string(), z.unknown()),
    secrets: z.array(secret),
    signedManifest: z.string().nullable(),
    installedAt: z.date(),
    rev: z.int(),
    versionId: z.string().nullable(),
    versionString: z.string().nullable(),
    releaseDigest: z.string().nullable(),
    manifestDigest: z.string().nullable(),
    bundles: storedBundles.nullable(),
    since: z.date().nullable(),
    permissions: names,
    origins: names,
  })
  .transform(({ host, organization, workspace, permissions, origins, ...row }): Installation => {
    const { versionId, versionString, releaseDigest, manifestDigest, bundles, since, ...rest } = row;
    return {
      ...rest,
      place: { host, organization, workspace },
      grants: { permissions, origins },
      lock: lockOfRow({ versionId, versionString, releaseDigest, manifestDigest, bundles, since }),
    };
  });

function lockOfRow(row: { [Name in keyof Lock]: Lock[Name] | null }): Lock | null {
  const { versionId, versionString, releaseDigest, manifestDigest, bundles, since } = row;
  if (versionId === null || versionString === null || releaseDigest === null || since === null) return null;
  const rest = { manifestDigest: manifestDigest ?? '', bundles: bundles ?? [], since };
  return { versionId, versionString, releaseDigest, ...rest };
}
