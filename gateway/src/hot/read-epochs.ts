import type { Peers } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Spot } from './page-place.ts';

/** What installation is asked about one marketplace. */
export interface EpochQuestion {
  id: string;
  /** The number up to which all changes are known here; null for none. */
  since: number | null;
  /** Spots of which nothing is known here yet. */
  places: readonly Spot[];
}

const changed = z.tuple([z.string(), z.string(), z.string(), z.int()]);
const marketplace = z.object({
  /** The number of the last change. */
  head: z.int(),
  /** The number of the last change that any page may show. */
  wide: z.int(),
  /** Spots that changed since, and those that were asked about; null where they are too many to tell. */
  changed: z.array(changed).nullable(),
});
const answer = z.object({ epochs: z.record(z.string(), marketplace) });

export type EpochAnswer = z.infer<typeof marketplace>;

/** A marketplace of which installation knows nothing has seen no change. */
export const NOTHING: EpochAnswer = { head: 0, wide: 0, changed: [] };

/** Asks about all these marketplaces in one round trip. */
export async function readEpochs(
  peers: Peers,
  marketplaces: readonly EpochQuestion[],
): Promise<Readonly<Record<string, EpochAnswer>>> {
  return (await peers.post('installation', '/internal/epochs', { marketplaces }, answer)).epochs;
}
