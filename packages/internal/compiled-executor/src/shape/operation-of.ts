import { Kind, type DocumentNode, type OperationDefinitionNode } from 'graphql';

/** The operation of that name, or the only one. The document was validated: one that is missing is our mistake. */
export function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operation = document.definitions.find(
    (each) => each.kind === Kind.OPERATION_DEFINITION && (!name || each.name?.value === name),
  );
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`no operation ${name ?? ''}`);
  return operation;
}
