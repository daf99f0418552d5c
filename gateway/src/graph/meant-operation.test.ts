import type { Asked } from '../documents/asked.ts';
import { unclearOperation } from './meant-operation.ts';

const TWO = 'query A { viewer { actorId } } query B { marketplace { id } }';

describe('the operation that a question means', () => {
  it.each([
    ['the only one', '{ viewer { actorId } }', null],
    ['the named one', TWO, 'B'],
    ['whatever a parser says of what is no GraphQL', '{', null],
    ['whatever validation says of a document without any', 'fragment F on Query { viewer { actorId } }', 'F'],
  ])('is clear: %s', (_which, query, operationName) => {
    expect(unclearOperation(asking(query, operationName))).toBeNull();
  });

  it.each([
    ['one of two', TWO, null, 'BAD_REQUEST', 'Say in operationName which operation is meant'],
    ['one that is not there', TWO, 'C', 'OPERATION_RESOLUTION_FAILURE', 'the document has A, B.'],
    ['no name at all', TWO, '', 'OPERATION_RESOLUTION_FAILURE', 'names no operation'],
    ['one of none', '{ viewer { actorId } }', 'A', 'OPERATION_RESOLUTION_FAILURE', 'one without a name'],
    ['a subscription', 'subscription { a }', null, 'GRAPHQL_VALIDATION_FAILED', 'GET /v1/live'],
  ])('is refused with words: %s', (_which, query, operationName, code, words) => {
    expect(unclearOperation(asking(query, operationName))).toMatchObject({
      code,
      message: expect.stringContaining(words) as string,
    });
  });
});

function asking(query: string, operationName: string | null): Asked {
  return { query, hash: '', trusted: false, operationName, variables: {}, body: {} };
}
