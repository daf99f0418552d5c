import { Kind, OperationTypeNode, parse, type OperationDefinitionNode } from 'graphql';

const MOST = 1_000;
const known = new Map<string, boolean>();

/** Whether a document only reads; a document with several operations must not write in any. */
export function readsOnly(query: string): boolean {
  const cached = known.get(query);
  if (cached !== undefined) return cached;
  if (known.size >= MOST) known.clear();
  const reads = operationsOf(query).every(({ operation }) => operation === OperationTypeNode.QUERY);
  known.set(query, reads);
  return reads;
}

function operationsOf(query: string): OperationDefinitionNode[] {
  return parse(query, { noLocation: true }).definitions.filter(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  );
}
