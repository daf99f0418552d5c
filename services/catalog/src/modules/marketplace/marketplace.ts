import type { MarketplaceState as PublicState } from '@guildhall/schema';
import { z } from 'zod';

/** The tenant: an isolated world of plugins, publishers, policies and queues. */
export const marketplace = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  state: z.enum(['CREATING', 'ACTIVE', 'CLOSED']),
  ownerActorId: z.string(),
  /** Services that are ready for it. */
  preparedBy: z.array(z.string()),
  rev: z.int(),
  createdAt: z.date(),
});
export type Marketplace = z.infer<typeof marketplace>;

/** What events and snapshots say of a marketplace. */
export function toPublicState({ id, slug, name, state, ownerActorId, rev }: Marketplace): PublicState {
  return { id, slug, name, state, ownerActorId, rev };
}
