import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { OperationKind } from '../plan/plan.ts';
import type { JsonObject } from './json.ts';

/** One request while its plan runs. */
export interface Run<Context> {
  /** What subgraphs have answered so far, merged. */
  readonly data: JsonObject;
  readonly errors: GraphQLError[];
  /** As the client sent them: what was left out stays out. */
  readonly sent: Readonly<JsonObject>;
  /** With defaults, for conditions. */
  readonly variables: Readonly<JsonObject>;
  readonly context: Context;
}

/** Runs a part of a plan. Subgraphs' failures become errors of the run; what is thrown is a bug. */
export type Execute<Context> = (run: Run<Context>) => Promise<void>;

/** Carries one request to a subgraph and brings the text of its answer. Throws when there is none. */
export type Send<Context> = (request: SubgraphRequest, context: Context) => Promise<string>;

export interface SubgraphRequest {
  readonly service: string;
  readonly operationKind: OperationKind;
  /** The JSON text to post: query, operationName, variables. */
  readonly body: string;
}

/** What compiled plans are bound to. */
export interface Surroundings<Context> {
  /** The supergraph with everything in it. */
  readonly schema: GraphQLSchema;
  readonly send: Send<Context>;
  /** Whether objects at one place may differ by what holds them; then an entity is never shared between two. */
  readonly copiesEntities: boolean;
}
