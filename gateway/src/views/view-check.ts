import {
  FieldsOnCorrectTypeRule,
  KnownTypeNamesRule,
  validate,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { parseDocument } from '../documents/parse-document.ts';
import type { FieldTags } from './field-tags.ts';
import { viewSchema } from './view-schema.ts';
import type { View } from './views.ts';

/** Holds documents against the part of the graph that a caller may name. */
export interface ViewCheck {
  /** What a caller with these views may not name in the document; a hidden field reads like one that never was. */
  problems(views: readonly View[], hash: string, query: string): readonly GraphQLError[];
  schemaOf(views: readonly View[]): GraphQLSchema;
}

const MOST_DOCUMENTS = 2_000;
const MOST_PROBLEMS = 5;
/** Only what naming is about: all other rules are the executor's, on the whole graph. */
const RULES = [FieldsOnCorrectTypeRule, KnownTypeNamesRule];

export function openViewCheck(api: GraphQLSchema, tags: FieldTags): ViewCheck {
  const schemas = new Map<string, GraphQLSchema>();
  const checked = new LRUCache<string, readonly GraphQLError[]>({ max: MOST_DOCUMENTS });

  function schemaOf(views: readonly View[]): GraphQLSchema {
    const key = views.join(' ');
    const known = schemas.get(key);
    if (known) return known;
    const schema = viewSchema(api, tags, views);
    schemas.set(key, schema);
    return schema;
  }

  return {
    schemaOf,
    problems(views, hash, query) {
      const key = `${views.join(' ')}:${hash}`;
      const known = checked.get(key);
      if (known) return known;
      const document = parseDocument(query);
      const problems = document
        ? validate(schemaOf(views), document, RULES, { maxErrors: MOST_PROBLEMS, hideSuggestions: true })
        : [];
      checked.set(key, problems);
      return problems;
    },
  };
}
