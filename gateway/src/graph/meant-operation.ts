import { getOperationAST, Kind, OperationTypeNode } from 'graphql';
import type { Asked } from '../documents/asked.ts';
import { parseDocument } from '../documents/parse-document.ts';
import type { Code } from '../error-codes.ts';

/**
 * Why nobody can run the operation that a question means; null where one can, and where the document is none. Apollo's
 * gateway takes for granted that there is one, and breaks.
 */
export function unclearOperation({ query, operationName }: Asked): { code: Code; message: string } | null {
  const document = parseDocument(query);
  if (!document) return null;
  const operation = getOperationAST(document, operationName);
  if (operation?.operation === OperationTypeNode.SUBSCRIPTION)
    return {
      code: 'GRAPHQL_VALIDATION_FAILED',
      message: 'The graph has no subscriptions; listen at GET /v1/live, and ask again.',
    };
  if (operation) return null;
  const names = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [one.name?.value ?? 'one without a name'] : [],
  );
  // A document without any is refused in the words of the validation.
  if (names.length === 0) return null;
  const has = `the document has ${names.slice(0, MOST_NAMES).join(', ')}`;
  return operationName === null
    ? { code: 'BAD_REQUEST', message: `Say in operationName which operation is meant; ${has}.` }
    : { code: 'OPERATION_RESOLUTION_FAILURE', message: `operationName names no operation; ${has}.` };
}

const MOST_NAMES = 10;
