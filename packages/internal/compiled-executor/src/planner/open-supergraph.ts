import { Supergraph as ApolloSupergraph } from '@apollo/federation-internals';
import { apolloPlanner, SUPPORTED_FEATURES } from './apollo-planner.ts';
import { hivePlanner } from './hive-planner.ts';
import type { PlannerName, Supergraph } from './query-planner.ts';

/** Reads a supergraph for one planner. Throws, saying why, when it is broken. */
export function openSupergraph(sdl: string, plannerName: PlannerName): Supergraph {
  const supergraph = ApolloSupergraph.build(sdl, { supportedFeatures: SUPPORTED_FEATURES });
  return {
    sdl,
    apiSchema: supergraph.apiSchema().toGraphQLJSSchema(),
    fullSchema: supergraph.schema.toGraphQLJSSchema(),
    planner: plannerName === 'apollo' ? apolloPlanner(supergraph) : hivePlanner(sdl),
  };
}
