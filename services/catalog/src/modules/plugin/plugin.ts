import type { PluginState as PublicState } from '@guildhall/schema';
import { z } from 'zod';

/** A plugin as a product, with its listing. Its name is its own for ever. */
export const plugin = z.object({
  id: z.string(),
  /** `namespace.name` */
  name: z.string(),
  publisherId: z.string(),
  title: z.string(),
  /** What lists are sorted by. */
  titleKey: z.string(),
  summary: z.string(),
  description: z.string(),
  icon: z.string().nullable(),
  categories: z.array(z.string()),
  visibility: z.enum(['PUBLIC', 'UNLISTED']),
  listingState: z.enum([
    'DRAFT',
    'CONTENT_REVIEW',
    'READY',
    'LISTED',
    'HIDDEN',
    'DEPRECATED',
    'ARCHIVED',
    'DELETED',
  ]),
  /** From then on people may know it, and go on reading of it when it is suspended. */
  firstListedAt: z.date().nullable(),
  rev: z.int(),
  createdAt: z.date(),
});
export type Plugin = z.infer<typeof plugin>;

/** What events and snapshots say of a plugin. */
export function toPublicState(of: Plugin): PublicState {
  const { id, name, publisherId, rev, listingState, visibility, title, summary, icon, categories } = of;
  return {
    id,
    name,
    publisherId,
    listing: { state: listingState, visibility, title, summary, icon, categories },
    rev,
  };
}

/** Where a plugin stands in a list by title. */
export const pluginPlace = plugin.pick({ titleKey: true, id: true });
export type PluginPlace = z.infer<typeof pluginPlace>;

/** Sorts as people read: without regard to case. */
export function titleKeyOf(title: string): string {
  return title.toLocaleLowerCase('en');
}
