import { z } from 'zod';
import { defineQuery } from '../gateway/operation.ts';

const viewer = z.object({
  actorId: z.string(),
  kind: z.string(),
  name: z.string().nullable(),
  marketplaceId: z.string(),
  publishers: z.array(z.object({ id: z.string(), name: z.string(), namespaces: z.array(z.string()) })),
});
const marketplace = z.object({ slug: z.string(), name: z.string() });

/** Who the token says one is, and where. */
export const VIEWER = defineQuery(
  `query Viewer {
    viewer { actorId kind name marketplaceId publishers { id name namespaces } }
    marketplace { slug name }
  }`,
  z.object({ viewer, marketplace: marketplace.nullable() }),
);
export type Viewer = z.infer<typeof VIEWER.shape>;

/** One line for people. */
export function viewerLine({ viewer, marketplace }: Viewer): string {
  const who = viewer.name ?? viewer.actorId;
  const where = marketplace ? `${marketplace.name} (${marketplace.slug})` : viewer.marketplaceId;
  const publishers = viewer.publishers.map(
    ({ name, namespaces }) => `${name}${namespaces.length > 0 ? ` (${namespaces.join(', ')})` : ''}`,
  );
  const ships = publishers.length > 0 ? `, ships for ${publishers.join(' and ')}` : '';
  return `${who} in ${where}${ships}`;
}
