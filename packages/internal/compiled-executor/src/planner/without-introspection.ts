import { Kind, visit, type DocumentNode, type FieldNode, type SelectionSetNode } from 'graphql';
import { operationOf } from '../shape/operation-of.ts';

const ASKED_OF_US = new Set(['__schema', '__type']);

/**
 * The document without what the gateway answers by itself, for planners that know only subgraphs; null when nothing is
 * left. Root `__typename` counts as ours only when it stands alone.
 */
export function withoutIntrospection(
  document: DocumentNode,
  operationName: string | undefined,
): DocumentNode | null {
  let found = false;
  const stripped = visit(document, {
    Field(node): FieldNode | undefined {
      if (!ASKED_OF_US.has(node.name.value)) return undefined;
      found = true;
      // A placeholder keeps every selection set non-empty; shaping never looks at it.
      return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
    },
  });
  const { selectionSet } = operationOf(stripped, operationName);
  return onlyTypenames(selectionSet, stripped) ? null : found ? stripped : document;
}

function onlyTypenames(selectionSet: SelectionSetNode, document: DocumentNode): boolean {
  return selectionSet.selections.every((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return selection.name.value === '__typename';
      case Kind.INLINE_FRAGMENT:
        return onlyTypenames(selection.selectionSet, document);
      case Kind.FRAGMENT_SPREAD: {
        const fragment = document.definitions.find(
          (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
        );
        return fragment?.kind === Kind.FRAGMENT_DEFINITION && onlyTypenames(fragment.selectionSet, document);
      }
    }
  });
}
