import {
  operationFromDocument,
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  type Supergraph as ApolloSupergraph,
} from '@apollo/federation-internals';
import { QueryPlanner as ApolloQueryPlanner } from '@apollo/query-planner';
import { readApolloPlan } from './read-apollo-plan.ts';
import type { QueryPlanner } from './query-planner.ts';

/** The features of a supergraph that plans may need, contextual arguments included. */
export const SUPPORTED_FEATURES = ROUTER_SUPPORTED_SUPERGRAPH_FEATURES;

/** Apollo's planner, in JavaScript. Some 20 ms a plan when warm; plans are made once a document. */
export function apolloPlanner(supergraph: ApolloSupergraph): QueryPlanner {
  const planner = new ApolloQueryPlanner(supergraph);
  const apiSchema = supergraph.apiSchema();
  return {
    name: 'apollo',
    plan(document, operationName) {
      const operation = operationFromDocument(apiSchema, document, operationName ? { operationName } : {});
      return readApolloPlan(planner.buildQueryPlan(operation));
    },
  };
}
