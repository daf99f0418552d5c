import { z } from 'zod';

/** An organization of a host, or a workspace of one: host, organization, workspace, which is empty for the whole. */
export type Spot = readonly [host: string, organization: string, workspace: string];

/** Where a page is. What it shows changes with its marketplace, its organization and its workspace, if it has one. */
export interface PagePlace {
  readonly marketplaceId: string;
  readonly spots: readonly { readonly key: string; readonly spot: Spot }[];
}

const scope = z.object({
  host: z.string(),
  organization: z.string(),
  workspace: z.string().nullish(),
});

/** The place that a question names as the installation service reads it; null where it names none. */
export function pagePlace(marketplaceId: string, named: unknown): PagePlace | null {
  const read = scope.safeParse(named);
  if (!read.success) return null;
  const { host, organization, workspace } = read.data;
  const spots: Spot[] = [[host, organization, '']];
  if (workspace) spots.push([host, organization, workspace]);
  return { marketplaceId, spots: spots.map((spot) => ({ spot, key: spotKey(spot) })) };
}

/** One text for a spot, for keys of maps. */
export function spotKey(spot: Spot): string {
  return JSON.stringify(spot);
}
