import { z } from 'zod';

/**
 * What every event looks like on its way. The payload is the whole public state of the aggregate at `rev`,
 * so that any order and any repetition of deliveries converge.
 */
export const envelope = z.object({
  id: z.string(),
  name: z.string(),
  version: z.int(),
  marketplaceId: z.string(),
  aggregate: z.object({ type: z.string(), id: z.string(), rev: z.int() }),
  occurredAt: z.iso.datetime(),
  actorId: z.string(),
  /** The event whose handling caused this one; null when a person did. */
  causationId: z.string().nullable(),
  /** The request with which it all began. */
  correlationId: z.string(),
  traceparent: z.string().nullable(),
  payload: z.unknown(),
});

export type Envelope = z.infer<typeof envelope>;

/** Larger states do not belong in an event; 64 KB as JSON. */
export const MAX_ENVELOPE_BYTES = 64 * 1024;
