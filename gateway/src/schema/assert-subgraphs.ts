import { Kind, parse, valueFromASTUntyped, type EnumValueDefinitionNode } from 'graphql';

/** Throws, naming them, where a supergraph asks subgraphs that nobody here can reach: all their fields would break. */
export function assertSubgraphs(sdl: string, reachable: readonly string[]): void {
  const strangers = parse(sdl)
    .definitions.flatMap((one) =>
      one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'join__Graph' ? (one.values ?? []) : [],
    )
    .map(nameOf)
    .filter((name) => !reachable.includes(name));
  if (strangers.length > 0)
    throw new Error(`the supergraph names subgraphs without an address here: ${strangers.join(', ')}`);
}

/** `@join__graph(name:)`, by which the planner calls it. */
function nameOf({ name, directives = [] }: EnumValueDefinitionNode): string {
  for (const { arguments: given = [] } of directives)
    for (const one of given) if (one.name.value === 'name') return String(valueFromASTUntyped(one.value));
  return name.value;
}
