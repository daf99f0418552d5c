import {
  getOperationAST,
  Kind,
  OperationTypeNode,
  valueFromASTUntyped,
  type FieldNode,
  type ValueNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Asked } from '../documents/asked.ts';
import { parseDocument } from '../documents/parse-document.ts';
import { asksForResolution, RESOLUTION_FIELD } from '../graph/resolution-field.ts';
import { pagePlace, type PagePlace } from './page-place.ts';

/** What an answer must say of itself to be kept. */
const NEEDED = ['etag', 'epoch', 'feedSeq', 'validUntil'];

/** A question whose answers may be kept. */
export interface HotQuestion {
  /** Its field's name in the answer. */
  field: string;
  /** Whose page it is about. */
  place: PagePlace;
}

interface HotField {
  field: string;
  scope: ValueNode;
}

/** Questions whose answers may be kept: one root field that names a place, and says how long its answer holds. */
export function hotDocuments(): (asked: Asked, marketplaceId: string) => HotQuestion | null {
  const known = new LRUCache<string, { hot: HotField | null }>({ max: 500 });

  function hotFieldIn({ hash, query, operationName }: Asked): HotField | null {
    const key = `${operationName ?? ''}:${hash}`;
    const entry = known.get(key);
    if (entry) return entry.hot;
    const hot = asksForResolution(query) ? hotFieldOf(query, operationName) : null;
    known.set(key, { hot });
    return hot;
  }

  return (asked, marketplaceId) => {
    const hot = hotFieldIn(asked);
    const place = hot && pagePlace(marketplaceId, valueFromASTUntyped(hot.scope, asked.variables));
    return place && { field: hot.field, place };
  };
}

function hotFieldOf(query: string, operationName: string | null): HotField | null {
  const document = parseDocument(query);
  const operation = document && getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.QUERY || operation.directives?.length) return null;
  const [root, ...others] = operation.selectionSet.selections;
  if (root?.kind !== Kind.FIELD || others.length > 0) return null;
  if (root.name.value !== RESOLUTION_FIELD || root.directives?.length) return null;
  if (!NEEDED.every((name) => selects(root, name))) return null;
  const scope = root.arguments?.find(({ name }) => name.value === 'scope')?.value;
  return scope ? { field: (root.alias ?? root.name).value, scope } : null;
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
