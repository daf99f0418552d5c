import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { PlanNode } from '../plan/plan.ts';

/** Decides which subgraph is asked what, in which order. One per supergraph. */
export interface QueryPlanner {
  readonly name: PlannerName;
  /**
   * The plan of one operation of a valid document; null when nobody needs to be asked.
   * Throws `CannotPlan` for operations that this planner has no plan for.
   */
  plan(document: DocumentNode, operationName: string | undefined): PlanNode | null;
}

export type PlannerName = 'apollo' | 'hive';

/** One supergraph, read once: what clients see, what subgraphs see, and who plans. */
export interface Supergraph {
  readonly sdl: string;
  /** Without what is inaccessible to clients. */
  readonly apiSchema: GraphQLSchema;
  /** With everything that plans may name. */
  readonly fullSchema: GraphQLSchema;
  readonly planner: QueryPlanner;
}

/** A plan that this executor does not run; the message says why. */
export class CannotPlan extends Error {
  override readonly name = 'CannotPlan';
}
