import { Kind, parse, type ConstDirectiveNode } from 'graphql';

/** Tags by `Type.field`, as the supergraph carries them; the API schema has lost them. */
export type FieldTags = ReadonlyMap<string, readonly string[]>;

export function fieldTags(supergraphSdl: string): FieldTags {
  const tags = new Map<string, readonly string[]>();
  for (const type of parse(supergraphSdl).definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const names = (field.directives ?? []).flatMap(tagOf);
      if (names.length > 0) tags.set(`${type.name.value}.${field.name.value}`, names);
    }
  }
  return tags;
}

function tagOf({ name, arguments: given }: ConstDirectiveNode): string[] {
  if (name.value !== 'tag') return [];
  return (given ?? []).flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : []));
}
