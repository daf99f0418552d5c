import type { PublisherState as PublicState } from '@guildhall/schema';
import { z } from 'zod';

/** An organization that ships plugins. */
export const publisher = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  state: z.enum(['REGISTERED', 'ACTIVE', 'CLOSED']),
  rev: z.int(),
  createdAt: z.date(),
});
export type Publisher = z.infer<typeof publisher>;

export const member = z.object({
  publisherId: z.string(),
  actorId: z.string(),
  role: z.enum(['OWNER', 'MEMBER']),
  since: z.date(),
});
export type Member = z.infer<typeof member>;
export type MemberRole = Member['role'];

/** What events and snapshots say of a publisher. */
export function toPublicState(
  { id, slug, name, state, rev }: Publisher,
  namespaces: readonly string[],
  members: readonly Member[],
): PublicState {
  return {
    id,
    slug,
    name,
    state,
    namespaces: [...namespaces],
    members: members.map(({ actorId, role }) => ({ actorId, role })),
    rev,
  };
}
