import { z } from 'zod';

/** What lies in a queue: an outbox row, and where it came from. */
export const parcel = z.object({
  producer: z.string(),
  outboxId: z.string(),
  marketplaceId: z.string(),
  /** Event or task name. */
  name: z.string(),
  body: z.unknown(),
});

export type Parcel = z.infer<typeof parcel>;
