import type { Json, JsonSchema } from '../json/json.ts';

/** How deep a schema is followed; what lies deeper is any JSON. */
const DEEPEST = 12;

/** A JSON Schema as a TypeScript type, on one line. What types cannot say, such as lengths, is left out; what is not understood is any JSON. */
export function schemaType(schema: JsonSchema | undefined, depth = 0): string {
  if (!schema || depth > DEEPEST) return 'Json';
  if (schema['const'] !== undefined) return literal(schema['const']);
  const { enum: values } = schema;
  if (isList(values)) return union(values.map(literal));
  for (const word of ['anyOf', 'oneOf']) {
    const choices = schema[word];
    if (isList(choices)) return union(choices.map((one) => schemaType(objectOf(one), depth + 1)));
  }
  const { type } = schema;
  if (isList(type)) return union(type.map((one) => ofType(one, schema, depth)));
  return ofType(type, schema, depth);
}

function ofType(type: Json | undefined, schema: JsonSchema, depth: number): string {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'number':
    case 'null':
      return type;
    case 'integer':
      return 'number';
    case 'array':
      return `readonly (${schemaType(objectOf(schema['items']), depth + 1)})[]`;
    case 'object':
      return ofObject(schema, depth);
    default:
      return 'Json';
  }
}

function ofObject(schema: JsonSchema, depth: number): string {
  const properties = Object.entries(objectOf(schema['properties']) ?? {});
  const required = isList(schema['required']) ? schema['required'] : [];
  const closed = schema['additionalProperties'] === false;
  if (properties.length === 0) return closed ? 'Readonly<Record<string, never>>' : 'JsonObject';
  const fields = properties.map(
    ([name, property]) =>
      `readonly ${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${schemaType(objectOf(property), depth + 1)}`,
  );
  return `{ ${fields.join('; ')} }`;
}

function union(types: readonly string[]): string {
  return types.length === 0 ? 'never' : [...new Set(types)].join(' | ');
}

function literal(value: Json): string {
  return typeof value === 'object' && value !== null ? 'Json' : JSON.stringify(value);
}

function objectOf(value: Json | undefined): JsonSchema | undefined {
  return isObject(value) ? value : undefined;
}

/** `Array.isArray` makes a list of anything of a list that cannot be written to. */
function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
