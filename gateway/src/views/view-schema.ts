import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import type { FieldTags } from './field-tags.ts';
import type { View } from './views.ts';

/**
 * The API as callers with these views see it: fields tagged for others are not there, nor are types that only those led
 * to. A field without a tag belongs to whoever reaches its type; the roots' fields are all tagged.
 */
export function viewSchema(schema: GraphQLSchema, tags: FieldTags, views: readonly View[]): GraphQLSchema {
  const seen = new Set<string>(views);
  const filtered = mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, name, type) => {
      const tagged = tags.get(`${type}.${name}`);
      return !tagged || tagged.some((tag) => seen.has(tag)) ? field : null;
    },
  });
  return pruneSchema(filtered);
}
