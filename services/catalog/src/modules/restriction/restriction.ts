import { RESTRICTION_KINDS } from '@guildhall/availability';
import { z } from 'zod';

/** What catalog keeps of one of governance's restrictions: enough to compute availability. */
export const restriction = z.object({
  id: z.string(),
  kind: z.enum(RESTRICTION_KINDS),
  target: z.object({ type: z.enum(['VERSION', 'DIGEST', 'PLUGIN', 'PUBLISHER']), id: z.string() }),
  state: z.enum(['PROPOSED', 'HELD', 'SCHEDULED', 'ACTIVE', 'LIFTED', 'EXPIRED', 'REFUSED']),
  stop: z.boolean(),
  effectiveAt: z.string(),
  expiresAt: z.string().nullable(),
});
export type Restriction = z.infer<typeof restriction>;
