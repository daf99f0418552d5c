import { z } from 'zod';

/** What a person of an issuer may do in this marketplace, beyond what everybody signed in may. */
export const roleAssignment = z.object({
  actorId: z.string(),
  roles: z.array(z.string()),
  /** For host roles: where they hold. */
  scope: z
    .object({ host: z.string(), organization: z.string(), workspace: z.string().optional() })
    .nullable(),
  rev: z.int(),
});
export type RoleAssignment = z.infer<typeof roleAssignment>;
