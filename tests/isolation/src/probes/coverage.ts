import { isObjectType } from 'graphql';
import { mutationDocument } from '../world/actor.ts';
import { namedTypeOf, objectTypes, typeNamed } from '../world/schema.ts';

/** `Type.field` of everything a query can answer with. */
export function readableFields(): [type: string, field: string][] {
  const answers = mutationOnlyTypes();
  return objectTypes
    .filter(({ name }) => name !== 'Mutation' && !answers.has(name))
    .flatMap((type) => Object.keys(type.getFields()).map((field): [string, string] => [type.name, field]));
}

export const mutations = (): string[] => Object.keys(typeNamed('Mutation').getFields());

/** Types that only a mutation answers with: payloads, and what stands in them alone. */
export function mutationOnlyTypes(): Set<string> {
  const reached = new Set<string>();
  const walk = (name: string) => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const field of Object.values(typeNamed(name).getFields())) {
      const named = namedTypeOf(field);
      if (isObjectType(named)) walk(named.name);
    }
  };
  walk('Query');
  return new Set(
    objectTypes.map(({ name }) => name).filter((name) => name !== 'Mutation' && !reached.has(name)),
  );
}

/** Fields of those types that no mutation's document selects. */
export function unselectedPayloadFields(): string[] {
  const selected = mutations().map(mutationDocument).join('\n');
  return [...mutationOnlyTypes()].flatMap((type) =>
    Object.keys(typeNamed(type).getFields())
      .filter((field) => !new RegExp(`\\b${field}\\b`).test(selected))
      .map((field) => `${type}.${field}`),
  );
}
