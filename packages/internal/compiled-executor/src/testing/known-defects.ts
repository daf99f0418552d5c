import { Kind, parse, visit } from 'graphql';
import type { EntitiesNode, PlanNode } from '../plan/plan.ts';

/*
 * Where Apollo's executor or the Rust planner is known to err, no comparison with it proves anything. Each is as narrow
 * as it can be said.
 */

/**
 * Apollo's executor lets a subgraph that knows only the interface rename an object, and then has no type to show. Ours
 * keeps what is known better.
 */
export function losesTypeOnStock(plan: PlanNode | null): boolean {
  return fetchesOf(plan).some((node) => asksOfInterfaceObjects(node) && asksForTypeOfEntity(node.operation));
}

/**
 * The Rust planner mistakes one type for another where a type condition narrows an interface object, and forgets what a
 * field of one requires.
 */
export function confusesTheRustPlanner(plan: PlanNode | null): boolean {
  return fetchesOf(plan).some(asksOfInterfaceObjects);
}

function asksOfInterfaceObjects({ batches }: EntitiesNode): boolean {
  return batches.some(({ inputRewrites }) => inputRewrites.length > 0);
}

function asksForTypeOfEntity(operation: string): boolean {
  let asks = false;
  let depth = 0;
  visit(parse(operation), {
    Field: {
      enter({ name }) {
        if (depth === 1 && name.value === '__typename') asks = true;
        depth += 1;
      },
      leave() {
        depth -= 1;
      },
    },
    [Kind.VARIABLE_DEFINITION]: () => false,
  });
  return asks;
}

function fetchesOf(node: PlanNode | null): EntitiesNode[] {
  switch (node?.kind) {
    case 'sequence':
    case 'parallel':
      return node.nodes.flatMap(fetchesOf);
    case 'condition':
      return [...fetchesOf(node.whenTrue), ...fetchesOf(node.whenFalse)];
    case 'entities':
      return [node];
    default:
      return [];
  }
}
