import type { SubgraphName } from '@guildhall/schema';

/** One of something for each service. */
export function bySubgraph<T>(of: (name: SubgraphName) => T): Record<SubgraphName, T> {
  return {
    catalog: of('catalog'),
    governance: of('governance'),
    installation: of('installation'),
    forge: of('forge'),
  };
}

/** The same where each takes its time; all at once. */
export async function eachSubgraph<T>(
  of: (name: SubgraphName) => Promise<T>,
): Promise<Record<SubgraphName, T>> {
  const begun = bySubgraph(of);
  const [catalog, governance, installation, forge] = await Promise.all([
    ...([begun.catalog, begun.governance, begun.installation, begun.forge] as const),
  ]);
  return { catalog, governance, installation, forge };
}
