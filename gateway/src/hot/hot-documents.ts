import { getOperationAST, Kind, OperationTypeNode, type FieldNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Asked } from '../documents/asked.ts';
import { parseDocument } from '../documents/parse-document.ts';
import { asksForResolution, RESOLUTION_FIELD } from '../graph/resolution-field.ts';

/** What an answer must say of itself to be kept. */
const NEEDED = ['etag', 'epoch', 'feedSeq', 'validUntil'];

/** Documents whose answers may be kept: one root field, and it says how long it holds. Gives the field's response name. */
export function hotDocuments(): (asked: Asked) => string | null {
  const known = new LRUCache<string, { field: string | null }>({ max: 500 });
  return ({ hash, query, operationName }) => {
    const key = `${operationName ?? ''}:${hash}`;
    const entry = known.get(key);
    if (entry) return entry.field;
    const field = asksForResolution(query) ? hotFieldOf(query, operationName) : null;
    known.set(key, { field });
    return field;
  };
}

function hotFieldOf(query: string, operationName: string | null): string | null {
  const document = parseDocument(query);
  const operation = document && getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.QUERY || operation.directives?.length) return null;
  const [root, ...others] = operation.selectionSet.selections;
  if (root?.kind !== Kind.FIELD || others.length > 0) return null;
  if (root.name.value !== RESOLUTION_FIELD || root.directives?.length) return null;
  return NEEDED.every((name) => selects(root, name)) ? (root.alias ?? root.name).value : null;
}

function selects(field: FieldNode, name: string): boolean {
  return (field.selectionSet?.selections ?? []).some(
    (selection) =>
      selection.kind === Kind.FIELD &&
      selection.name.value === name &&
      !selection.alias &&
      !selection.directives?.length,
  );
}
