import { Supergraph as ApolloSupergraph } from '@apollo/federation-internals';
import { apolloPlanner, SUPPORTED_FEATURES } from './apollo-planner.ts';
import type { PlannerName, QueryPlanner, Supergraph } from './query-planner.ts';

/** Supergraphs that pass values around objects into arguments; only Apollo's planner knows how. */
const CONTEXTUAL = /specs\.apollo\.dev\/context\//;

/**
 * Reads a supergraph for one planner. Throws, saying why, when it is broken. Where the Rust planner cannot serve (no
 * binary for this machine, contextual arguments) Apollo's does: `planner.name` tells.
 */
export async function openSupergraph(sdl: string, wanted: PlannerName): Promise<Supergraph> {
  const supergraph = ApolloSupergraph.build(sdl, { supportedFeatures: SUPPORTED_FEATURES });
  const rust = wanted === 'hive' && !CONTEXTUAL.test(sdl) ? await tryHivePlanner(sdl) : null;
  return {
    sdl,
    apiSchema: supergraph.apiSchema().toGraphQLJSSchema(),
    fullSchema: supergraph.schema.toGraphQLJSSchema(),
    planner: rust ?? apolloPlanner(supergraph),
  };
}

async function tryHivePlanner(sdl: string): Promise<QueryPlanner | null> {
  const adapter = await import('./hive-planner.ts').catch(() => null);
  return adapter?.hivePlanner(sdl) ?? null;
}
