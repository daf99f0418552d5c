import { execute, Kind, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Asked } from '../documents/asked.ts';
import { parseDocument } from '../documents/parse-document.ts';

const NAMED = /\b__(schema|type)\b/;

export function asksForSchema(query: string): boolean {
  return NAMED.test(query);
}

/** The answer to a document that asks about the schema alone, from the caller's own view of it; null for any other. */
export function introspect(asked: Asked, schema: () => GraphQLSchema): Promise<ExecutionResult> | null {
  if (!asksForSchema(asked.query)) return null;
  const document = parseDocument(asked.query);
  if (!document) return null;
  const roots = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? one.selectionSet.selections : [],
  );
  const onlySchema = roots.every((one) => one.kind === Kind.FIELD && one.name.value.startsWith('__'));
  if (!onlySchema) return null;
  const answered = execute({
    schema: schema(),
    document,
    variableValues: asked.variables,
    operationName: asked.operationName,
  });
  return Promise.resolve(answered);
}
