import { z } from 'zod';

/**
 * A key that a storefront carries in its pages. It is no secret: whoever reads the page has it, and sees what everybody
 * may see of one marketplace, from the pages of these origins.
 */
export const publishableKey = z.object({
  id: z.string(),
  name: z.string(),
  /** Under which visitors act. */
  actorId: z.string(),
  origins: z.array(z.string()),
  createdBy: z.string(),
  createdAt: z.date(),
  /** Null while it holds for good. */
  endsAt: z.date().nullable(),
  replacedBy: z.string().nullable(),
  rev: z.int(),
});
export type PublishableKey = z.infer<typeof publishableKey>;

/** How long pages that are open or cached may go on with a key that was replaced. */
export const GRACE_MS = 24 * 60 * 60 * 1_000;

/** As it stands in a page: `ghp.<marketplace>.<key>`. */
export function wholeKey(marketplaceId: string, { id }: Pick<PublishableKey, 'id'>): string {
  return `ghp.${marketplaceId}.${id}`;
}

export function hasEnded({ endsAt }: Pick<PublishableKey, 'endsAt'>, now: Date): boolean {
  return endsAt !== null && endsAt <= now;
}
