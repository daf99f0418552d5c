import {
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Asked } from '../documents/asked.ts';
import { parseDocument } from '../documents/parse-document.ts';

/** The limits that a document has to keep beside the language's own rules. */
export interface DocumentRules {
  readonly validationRules: readonly ValidationRule[];
}

const MOST_EXPLORED = 1_000;

/**
 * Documents that fit the graph in service and keep every limit, parsed and validated once. What clients ship is kept for
 * good; what developers explore with comes and goes.
 */
export function validDocuments(
  graph: { onSchemaLoadOrUpdate(listen: (loaded: { apiSchema: GraphQLSchema }) => void): unknown },
  { validationRules }: DocumentRules,
): { find(asked: Asked): DocumentNode | null } {
  const rules = [...specifiedRules, ...validationRules];
  const shipped = new Map<string, DocumentNode | null>();
  const explored = new LRUCache<string, DocumentNode>({ max: MOST_EXPLORED });
  let schema: GraphQLSchema | null = null;
  graph.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
    shipped.clear();
    explored.clear();
  });

  function validated(query: string): DocumentNode | null {
    const document = parseDocument(query);
    if (!document || !schema) return null;
    try {
      return validate(schema, document, rules).length === 0 ? document : null;
    } catch {
      // A limit says so by throwing; its words are Apollo Server's to send.
      return null;
    }
  }

  return {
    find({ hash, query, trusted }) {
      const known = (trusted ? shipped : explored).get(hash);
      if (known !== undefined) return known;
      const document = validated(query);
      if (trusted) shipped.set(hash, document);
      // What is refused is not kept: it could drive out what is asked.
      else if (document) explored.set(hash, document);
      return document;
    },
  };
}
