import { readSupergraph } from '@guildhall/schema';
import {
  buildASTSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** The graph as clients see it. */
export const schema: GraphQLSchema = buildASTSchema(parse(readSupergraph()), { assumeValidSDL: true });

export type Field = GraphQLField<unknown, unknown>;

/** Every object type that an answer can contain. */
export const objectTypes: readonly GraphQLObjectType[] = Object.values(schema.getTypeMap()).filter(
  (type) => isObjectType(type) && !type.name.startsWith('_') && !/^(join|link)__/.test(type.name),
) as GraphQLObjectType[];

export function typeNamed(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type`);
  return type;
}

export function fieldOf(type: string, name: string): Field {
  const field = typeNamed(type).getFields()[name];
  if (!field) throw new Error(`${type} has no field ${name}`);
  return field;
}

export const namedTypeOf = (field: Field) => getNamedType(field.type);

/** `a b c` for the plain values of a type that need no arguments, and through payloads and edges one level more. */
export function plainSelection(type: GraphQLObjectType, levels = 1): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    const named = namedTypeOf(field);
    if (isLeafType(named)) return [field.name];
    return levels > 1 && isObjectType(named)
      ? [`${field.name} { ${plainSelection(named, levels - 1)} }`]
      : [];
  });
  return parts.length > 0 ? parts.join(' ') : '__typename';
}
