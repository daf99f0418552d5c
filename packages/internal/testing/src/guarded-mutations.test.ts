import { parse } from 'graphql';
import { guardedMutations } from './guarded-mutations.ts';

it('names every mutation whose input takes expectedRev, wherever it is declared, and no other', () => {
  const document = parse(`
    type Mutation { first(input: One!): Int }
    extend type Mutation { second(input: One): Int third(input: Two!): Int fourth: Int }
    type Query { fifth(input: One!): Int }
    input One { "{ }" id: ID expectedRev: Int }
    input Two { id: ID }
  `);

  expect([...guardedMutations(document)]).toEqual([
    ['first', 'One'],
    ['second', 'One'],
  ]);
});
