import { isAbstractType, type GraphQLSchema } from 'graphql';

/** Type names that satisfy any of these conditions, the conditions themselves included (a name may be an interface object's). */
export function namesThatSatisfy(schema: GraphQLSchema, conditions: readonly string[]): ReadonlySet<string> {
  const names = new Set(conditions);
  for (const condition of conditions) {
    const type = schema.getType(condition);
    if (!isAbstractType(type)) continue;
    for (const possible of schema.getPossibleTypes(type)) names.add(possible.name);
    if ('getInterfaces' in type)
      for (const narrower of schema.getImplementations(type).interfaces) names.add(narrower.name);
  }
  return names;
}
