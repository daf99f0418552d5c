import {
  executeSync,
  getOperationAST,
  GraphQLError,
  Kind,
  separateOperations,
  specifiedRules,
  validate,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Asked } from '../documents/asked.ts';
import { parseDocument } from '../documents/parse-document.ts';
import type { DocumentRules } from './valid-documents.ts';

const NAMED = /\b__(schema|type)\b/;
const MOST_PROBLEMS = 5;

/** Whether a document may ask about the schema; one that only says the words somewhere does not. */
export function asksForSchema(query: string): boolean {
  return NAMED.test(query);
}

/**
 * The answer to a document that asks about the schema, from the caller's own view of it; null for any other. Whoever
 * executes the rest knows the whole graph, so what asks for both is refused.
 */
export function introspect(
  asked: Asked,
  schemaOf: () => GraphQLSchema,
  { validationRules }: DocumentRules,
): { problems: readonly GraphQLError[] } | { answer: ExecutionResult } | null {
  if (!asksForSchema(asked.query)) return null;
  const document = operationOf(asked);
  if (!document || !namesSchema(document)) return null;
  if (!rootNames(document).every((name) => name.startsWith('__')))
    return { problems: [new GraphQLError('Ask about the schema in a document of its own.')] };
  const schema = schemaOf();
  const problems = validate(schema, document, [...specifiedRules, ...validationRules], {
    ...{ maxErrors: MOST_PROBLEMS, hideSuggestions: true },
  });
  if (problems.length > 0) return { problems };
  return { answer: executeSync({ schema, document, variableValues: asked.variables }) };
}

/** The operation that is meant, with the fragments that it uses. */
function operationOf({ query, operationName }: Asked): DocumentNode | null {
  const document = parseDocument(query);
  const operation = document && getOperationAST(document, operationName);
  return operation ? (separateOperations(document)[operation.name?.value ?? ''] ?? null) : null;
}

function namesSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      if (asksForSchema(name.value)) found = true;
    },
  });
  return found;
}

/** What an operation selects at its root, through however many fragments. */
function rootNames({ definitions }: DocumentNode): string[] {
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const followed = new Set<string>();
  const names: string[] = [];
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const one of selections)
      if (one.kind === Kind.FIELD) names.push(one.name.value);
      else if (one.kind === Kind.INLINE_FRAGMENT) collect(one.selectionSet);
      else if (!followed.has(one.name.value)) {
        followed.add(one.name.value);
        const fragment = fragments.get(one.name.value);
        if (fragment) collect(fragment.selectionSet);
      }
  };
  for (const one of definitions) if (one.kind === Kind.OPERATION_DEFINITION) collect(one.selectionSet);
  return names;
}
