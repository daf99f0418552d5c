import { z } from 'zod';
import type { InstallRule } from './rule.ts';

/** A rule as its row holds it. */
export const storedRule = z
  .object({
    id: z.string(),
    rev: z.int(),
    hostKey: z.string(),
    organization: z.string().nullable(),
    workspace: z.string().nullable(),
    effect: z.enum(['ALLOW', 'DENY', 'REQUEST']),
    pluginId: z.string().nullable(),
    publisherId: z.string().nullable(),
  })
  .transform(({ hostKey, ...rule }): InstallRule => ({ ...rule, host: hostKey }));
