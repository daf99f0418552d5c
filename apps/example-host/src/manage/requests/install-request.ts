import { z } from 'zod';
import { pluginReference } from '../../marketplace/models.ts';

/** Somebody asked for a plugin; an administrator says yes or no, once. */
export const installRequest = z.object({
  id: z.string(),
  rev: z.number(),
  state: z.enum(['REQUESTED', 'APPROVED', 'DENIED']).or(z.string().transform(() => 'UNKNOWN' as const)),
  reason: z.string().nullish(),
  at: z.string(),
  plugin: pluginReference,
});

export type InstallRequest = z.infer<typeof installRequest>;
