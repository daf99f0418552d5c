import { Kind, type DocumentNode } from 'graphql';

/** The mutations of a subgraph that take `expectedRev`, each with the type of its input. */
export function guardedMutations({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const guarded = new Set(
    definitions.flatMap((one) =>
      one.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION &&
      one.fields?.some(({ name }) => name.value === 'expectedRev')
        ? [one.name.value]
        : [],
    ),
  );
  const fields = definitions.flatMap((one) =>
    (one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    one.name.value === 'Mutation'
      ? (one.fields ?? [])
      : [],
  );
  return new Map(
    fields.flatMap(({ name, arguments: [input] = [] }) => {
      const type = input?.type.kind === Kind.NON_NULL_TYPE ? input.type.type : input?.type;
      return type?.kind === Kind.NAMED_TYPE && guarded.has(type.name.value)
        ? [[name.value, type.name.value] as const]
        : [];
    }),
  );
}
