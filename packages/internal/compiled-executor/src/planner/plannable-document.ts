import {
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { conditionOf } from '../shape/conditions.ts';
import { operationOf } from '../shape/operation-of.ts';

/** Under an alias, a type's name is no help to anybody but the client: shaping derives it. */
const ASKED_OF_US = new Set(['__schema', '__type', '__typename']);
/** Stands where a selection was: no selection set becomes empty, and shaping never looks at it. */
const PLACEHOLDER: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * The document as a planner needs it that knows only subgraphs: without what the gateway answers by itself and without
 * what is never shown. Null when no subgraph is asked for anything.
 */
export function plannableDocument(
  document: DocumentNode,
  operationName: string | undefined,
): DocumentNode | null {
  const isOurs = (node: SelectionNode) => node.kind === Kind.FIELD && ASKED_OF_US.has(node.name.value);
  const replace = (node: SelectionNode) =>
    isOurs(node) || conditionOf(node) === 'false' ? PLACEHOLDER : undefined;
  const plannable = visit(document, { Field: replace, InlineFragment: replace, FragmentSpread: replace });
  const { selectionSet } = operationOf(plannable, operationName);
  return asksOnlyTypes(selectionSet, plannable) ? null : plannable;
}

function asksOnlyTypes({ selections }: SelectionSetNode, document: DocumentNode): boolean {
  return selections.every((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return selection.name.value === '__typename';
      case Kind.INLINE_FRAGMENT:
        return asksOnlyTypes(selection.selectionSet, document);
      case Kind.FRAGMENT_SPREAD:
        return document.definitions.some(
          (each) =>
            each.kind === Kind.FRAGMENT_DEFINITION &&
            each.name.value === selection.name.value &&
            asksOnlyTypes(each.selectionSet, document),
        );
    }
  });
}
