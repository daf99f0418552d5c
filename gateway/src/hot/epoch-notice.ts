import { z } from 'zod';
import type { Spot } from './page-place.ts';

/** What installation announces when something that pages show has changed. */
export interface EpochNotice {
  readonly marketplaceId: string;
  readonly epoch: number;
  /** Null for a change that any page may show. */
  readonly place: Spot | null;
}

const notice = z.object({
  marketplaceId: z.string(),
  epoch: z.int(),
  place: z.tuple([z.string(), z.string(), z.string()]).nullable().default(null),
});

/** Reads a message of the bus. Throws at whatever is no notice. */
export function readEpochNotice(message: string): EpochNotice {
  return notice.parse(JSON.parse(message));
}
