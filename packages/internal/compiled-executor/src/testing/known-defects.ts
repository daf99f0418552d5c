import { Kind, parse, visit, type DocumentNode, type SelectionNode } from 'graphql';
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

/**
 * Apollo's planner does not ask for an object of which nothing may be shown, and its executor then takes it for missing. The
 * Rust planner's plans ask whether it is there.
 */
export function mayShowNothing(document: DocumentNode): boolean {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet.selections] as const] : [],
    ),
  );
  const isUncertain = (selection: SelectionNode): boolean => {
    if (selection.directives?.length) return true;
    if (selection.kind === Kind.FIELD) return false;
    const inside =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet.selections
        : fragments.get(selection.name.value);
    // Another type's selections may not apply at all.
    return inside?.every(isUncertain) ?? true;
  };
  let found = false;
  visit(document, {
    Field({ selectionSet }) {
      if (selectionSet?.selections.every(isUncertain)) found = true;
    },
  });
  return found;
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
