import { z } from 'zod';
import type { Installation } from './installation.ts';

const names = z.array(z.string());

/** A row of `installation` with its lock and grants beside it. */
export const storedInstallation = z
  .object({
    id: z.string(),
    pluginId: z.string(),
    publisherId: z.string(),
    host: z.string(),
    organization: z.string(),
    workspace: z.string().nullable(),
    state: z.enum([
      'CONSENT_REQUIRED',
      'ACTIVE',
      'UPDATE_PENDING_CONSENT',
      'DISABLED',
      'DIGEST_MISMATCH',
      'FAILED',
      'UNINSTALLED',
    ]),
    pendingVersionId: z.string().nullable(),
    settings: z.record(z.string(), z.unknown()),
    installedAt: z.date(),
    rev: z.int(),
    versionId: z.string().nullable(),
    versionString: z.string().nullable(),
    releaseDigest: z.string().nullable(),
    since: z.date().nullable(),
    permissions: names,
    origins: names,
  })
  .transform(({ host, organization, workspace, permissions, origins, ...row }): Installation => {
    const { versionId, versionString, releaseDigest, since, ...rest } = row;
    const locked = versionId !== null && versionString !== null && releaseDigest !== null && since !== null;
    return {
      ...rest,
      place: { host, organization, workspace },
      grants: { permissions, origins },
      lock: locked ? { versionId, versionString, releaseDigest, since } : null,
    };
  });
