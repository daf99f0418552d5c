import {
  executeSync,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { JsonObject } from '../run/json.ts';
import { fragmentsOf, type Fragments } from '../shape/fields.ts';
import { operationOf } from '../shape/operation-of.ts';

/** Answers `__schema` and `__type` from the schema that clients see, by response name. */
export type Introspect = (sent: Readonly<JsonObject>) => JsonObject;

const ASKED_OF_US = new Set(['__schema', '__type']);

/** Prepares the answer to an operation's introspection; null when it asks for it anywhere but at the root. */
export function compileIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): Introspect | null {
  const operation = operationOf(document, operationName);
  const selections = rootIntrospection(operation.selectionSet, fragmentsOf(document));
  if (countIntrospection(document) > selections.length) return null;
  if (selections.length === 0) return () => ({});
  const asked: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } },
      ...document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
    ],
  };
  return (sent) => {
    const { data, errors } = executeSync({ schema, document: asked, variableValues: sent });
    if (errors?.[0]) throw errors[0];
    return { ...data };
  };
}

/** Each field once, although two fragments may lead to it. */
function rootIntrospection(selectionSet: SelectionSetNode, fragments: Fragments): FieldNode[] {
  const found = new Set<FieldNode>();
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD)
        collect(fragments.get(selection.name.value)?.selectionSet);
      else if (ASKED_OF_US.has(selection.name.value)) found.add(selection);
    }
  };
  collect(selectionSet);
  return [...found];
}

function countIntrospection(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    Field: ({ name }) => {
      if (ASKED_OF_US.has(name.value)) count += 1;
    },
  });
  return count;
}
