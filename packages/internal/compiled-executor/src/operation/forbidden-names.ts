import { GraphQLError, visit, type DocumentNode } from 'graphql';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses response names that would reach into objects instead of naming a key; null when there are none. */
export function forbiddenName(document: DocumentNode): GraphQLError | null {
  let refusal: GraphQLError | null = null;
  visit(document, {
    Field: (field) => {
      const name = field.alias?.value ?? field.name.value;
      if (!FORBIDDEN.has(name)) return;
      refusal = new GraphQLError(`The response name ${name} is not allowed; choose another alias.`, {
        nodes: field,
        extensions: { code: 'BAD_USER_INPUT' },
      });
    },
  });
  return refusal;
}
