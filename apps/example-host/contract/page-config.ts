import { z } from 'zod';

/** What the page must know before it can speak to Guildhall; served as `/config.json`. */
export const pageConfig = z.object({
  gateway: z.object({ url: z.url() }),
  marketplace: z.string(),
  host: z.string(),
});

export type PageConfig = z.infer<typeof pageConfig>;
