import { z } from 'zod';
import { installation } from '../../marketplace/models.ts';

const secret = z.object({
  name: z.string(),
  label: z.string(),
  required: z.boolean(),
  origins: z.array(z.string()),
  setAt: z.string().nullish(),
});

/** One installation with everything that is managed about it. */
export const installationDetail = installation.extend({
  installedAt: z.string(),
  lock: z
    .object({
      versionString: z.string(),
      since: z.string(),
      version: z.object({ id: z.string(), manifest: z.unknown() }),
    })
    .nullish(),
  consent: z.object({ permissionDigest: z.string(), at: z.string() }).nullish(),
  secrets: z.array(secret),
  fallback: z.object({ versionString: z.string() }).nullish(),
});

export type InstallationDetail = z.infer<typeof installationDetail>;
export type Secret = z.infer<typeof secret>;
