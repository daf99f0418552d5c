import { compileFunction } from 'node:vm';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { JsonObject } from '../run/json.ts';
import { emitObject } from './emit-object.ts';
import { fragmentsOf } from './fields.ts';
import { isWhole } from './leaf-check.ts';
import { operationOf } from './operation-of.ts';
import { reporters, type Problem } from './problems.ts';
import { ShaperSource, type ShaperForm } from './shaper-source.ts';

/** Picks what the client asked for out of merged data. Null: a missing value reached the root. */
export type Shape<Result> = (
  data: JsonObject,
  variables: Readonly<JsonObject>,
  problems: Problem[],
  introspection: JsonObject,
) => Result | null;

/**
 * Writes and compiles the function that shapes one operation's answer, as objects or as JSON text. Its source holds
 * names out of the validated document and of the schema, each written as a JSON string, and nothing else of the client's.
 */
export function generateShaper(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  form: 'object',
): Shape<JsonObject>;
export function generateShaper(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  form: 'json',
): Shape<string>;
export function generateShaper(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  form: ShaperForm,
): Shape<unknown> {
  const { operation, selectionSet } = operationOf(document, operationName);
  const root = schema.getRootType(operation);
  if (!root) throw new Error(`the schema has no ${operation}`);
  const source = new ShaperSource(schema, fragmentsOf(document), form);
  const entry = emitObject(source, root, [{ selectionSet, when: null }]);
  const text = `${source.text()}\nreturn (x,v,E,I)=>${entry}(x,v,E,I);`;
  const { fail, at } = reporters;
  const shape: unknown = Reflect.apply(compileFunction(text, ['isWhole', 'fail', 'at']), null, [
    isWhole,
    fail,
    at,
  ]);
  if (typeof shape !== 'function') throw new Error('the generated shaper is no function');
  return (...asked): unknown => Reflect.apply(shape, null, asked);
}
