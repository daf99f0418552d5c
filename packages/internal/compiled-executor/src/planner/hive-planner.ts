import { QueryPlanner as RustQueryPlanner } from '@graphql-hive/router-query-planner';
import { print } from 'graphql';
import type { QueryPlanner } from './query-planner.ts';
import { readHivePlan } from './read-hive-plan.ts';
import { plannableDocument } from './plannable-document.ts';

/** No progressive override is active: every field stays with the subgraph that the supergraph names. */
const LABELS: ReadonlySet<string> = new Set();
const SHARE = 100;

/** The Guild's planner, in Rust. About a millisecond a plan. */
export function hivePlanner(supergraphSdl: string): QueryPlanner {
  const planner = new RustQueryPlanner(supergraphSdl);
  return {
    name: 'hive',
    plan(document, operationName) {
      const planned = plannableDocument(document, operationName);
      if (!planned) return null;
      return readHivePlan(planner.plan(print(planned), operationName, new Set(LABELS), SHARE));
    },
  };
}
