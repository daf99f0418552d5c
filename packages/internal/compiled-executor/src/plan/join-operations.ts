import {
  Kind,
  OperationTypeNode,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
  type NameNode,
  type VariableDefinitionNode,
} from 'graphql';

/**
 * One operation that asks for the `_entities` of several. The nth becomes `_e<n>` and takes its representations from
 * `$_r<n>`; client variables of one name are the same variable in all.
 */
export function joinOperations(operations: readonly string[]): string {
  const parts = operations.map((text, index) => renumber(parse(text, { noLocation: true }), index));
  const definitions = parts.flatMap((part) => part.definitions);
  const found = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const variables = new Map<string, VariableDefinitionNode>();
  for (const { variableDefinitions } of found)
    for (const each of variableDefinitions ?? []) variables.set(each.variable.name.value, each);
  const joined: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: [...variables.values()],
        selectionSet: {
          kind: Kind.SELECTION_SET,
          selections: found.flatMap(({ selectionSet }) => selectionSet.selections),
        },
      },
      ...definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION),
    ],
  };
  return stripIgnoredCharacters(print(joined));
}

function renumber(document: DocumentNode, index: number): DocumentNode {
  return visit(document, {
    Field: (field) =>
      field.name.value === '_entities' ? { ...field, alias: nameOf(`_e${index}`) } : undefined,
    Variable: ({ kind, name }) =>
      name.value === 'representations' ? { kind, name: nameOf(`_r${index}`) } : undefined,
    FragmentSpread: (spread) => ({ ...spread, name: nameOf(`${spread.name.value}_${index}`) }),
    FragmentDefinition: (fragment) => ({ ...fragment, name: nameOf(`${fragment.name.value}_${index}`) }),
  });
}

function nameOf(value: string): NameNode {
  return { kind: Kind.NAME, value };
}
