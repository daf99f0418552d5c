import type { JsonSchema } from '../json/json.ts';
import { schemaType } from './schema-type.ts';

describe('a JSON Schema as a type', () => {
  it.each<[string, JsonSchema | undefined, string]>([
    ['a text', { type: 'string', maxLength: 3 }, 'string'],
    ['a whole number', { type: 'integer', minimum: 1 }, 'number'],
    ['several types', { type: ['string', 'null'] }, 'string | null'],
    ['named values', { enum: ['a', 1, null] }, '"a" | 1 | null'],
    ['one value', { const: 'a' }, '"a"'],
    ['values that are objects', { enum: [{ a: 1 }] }, 'Json'],
    ['no value at all', { enum: [] }, 'never'],
    ['a list', { type: 'array', items: { enum: ['a', 'b'] } }, 'readonly ("a" | "b")[]'],
    ['a list of anything', { type: 'array' }, 'readonly (Json)[]'],
    ['a choice', { anyOf: [{ type: 'string' }, { type: 'number' }] }, 'string | number'],
    [
      'an object',
      { type: 'object', properties: { id: { type: 'string' }, 'a b': {} }, required: ['id'] },
      '{ readonly "id": string; readonly "a b"?: Json }',
    ],
    ['an object of anything', { type: 'object' }, 'JsonObject'],
    ['an empty object', { type: 'object', additionalProperties: false }, 'Readonly<Record<string, never>>'],
    ['something newer than this package', { $ref: '#/$defs/x' }, 'Json'],
    ['no schema', undefined, 'Json'],
  ])('says %s', (_name, schema, type) => {
    expect(schemaType(schema)).toBe(type);
  });

  it('ends, however deep a schema is', () => {
    let schema: JsonSchema = { type: 'string' };
    for (let depth = 0; depth < 100; depth += 1) schema = { type: 'array', items: schema };
    expect(schemaType(schema)).toContain('(Json)');
  });

  it('cannot be left by a name or a value that is code', () => {
    const name = '"; }; declare const evil: "';
    expect(schemaType({ type: 'object', properties: { [name]: { const: name } } })).toBe(
      `{ readonly ${JSON.stringify(name)}?: ${JSON.stringify(name)} }`,
    );
  });
});
