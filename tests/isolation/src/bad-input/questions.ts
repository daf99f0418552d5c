import type { Ids } from './inputs.ts';

/** A question that is refused before or while it is answered. */
export interface BadQuestion {
  what: string;
  query: string;
  variables?: (ids: Ids) => Record<string, unknown>;
  code: string;
  says: RegExp;
}

const nested = (depth: number) =>
  `query ($id: ID!) { version(id: $id) { ${'plugin { version(versionString: "1.0.0") { '.repeat(depth)} id ${'} }'.repeat(depth)} } }`;
const fragments = Array.from(
  { length: 12 },
  (_, n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`,
).join(' ');

export const BAD_QUESTIONS: readonly BadQuestion[] = [
  {
    what: 'a document that is no GraphQL',
    query: '{ viewer { ',
    code: 'GRAPHQL_PARSE_FAILED',
    says: /Syntax/,
  },
  {
    what: 'a field that does not exist',
    query: '{ nonsense }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /nonsense/,
  },
  { what: 'fields thirty levels deep', query: nested(10), code: 'GRAPHQL_VALIDATION_FAILED', says: /depth/i },
  {
    what: 'a hundred aliases',
    query: `{ ${Array.from({ length: 100 }, (_, n) => `a${n}: viewer { actorId }`).join(' ')} }`,
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /alias/i,
  },
  {
    what: 'fragments that double twelve times',
    query: `{ ...f0 } ${fragments} fragment f12 on Query { viewer { actorId } }`,
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /cost|depth|limit/i,
  },
  {
    what: 'a fragment that contains itself',
    query: '{ ...f } fragment f on Query { ...f }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /itself/,
  },
  {
    what: 'ten thousand tokens',
    query: `{ ${'viewer { actorId } '.repeat(3_000)} }`,
    code: 'GRAPHQL_PARSE_FAILED',
    says: /token/i,
  },
  {
    what: 'fifty directives',
    query: `{ viewer ${'@include(if: true) '.repeat(50)} { actorId } }`,
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /directive/i,
  },
  {
    what: 'a response name that reaches into objects',
    query: '{ __proto__: viewer { actorId } }',
    code: 'BAD_USER_INPUT',
    says: /__proto__/,
  },
  {
    what: 'a page of minus one',
    query: '{ plugins(first: -1) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    says: /first/,
  },
  {
    what: 'a page of 101',
    query: '{ auditEntries(first: 101) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    says: /first is between 1 and 100/,
  },
  {
    what: 'a page of a million',
    query: '{ auditEntries(first: 1000000) { nodes { id } } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /Cost limit/,
  },
  {
    what: 'a page beyond 32 bits',
    query: '{ installations(first: 99999999999) { nodes { id } } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /32-bit|Cost limit/,
  },
  {
    what: 'a cursor that is none',
    query: '{ plugins(after: "nonsense") { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    says: /after/,
  },
  {
    what: 'a cursor with SQL in it',
    query: `{ reviewCases(after: "${Buffer.from('["\' OR 1=1 --"]').toString('base64url')}") { nodes { id } } }`,
    code: 'BAD_USER_INPUT',
    says: /after/,
  },
  {
    what: 'a variable of another type',
    query: 'query ($id: ID!) { plugin(id: $id) { id } }',
    variables: () => ({ id: { nested: true } }),
    code: 'BAD_USER_INPUT',
    says: /\$id/,
  },
  {
    what: 'a variable that is missing',
    query: 'query ($id: ID!) { plugin(id: $id) { id } }',
    code: 'BAD_USER_INPUT',
    says: /\$id/,
  },
  {
    what: 'introspection of a subgraph',
    query: '{ _service { sdl } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /_service/,
  },
  {
    what: 'entities past the gateway',
    query: '{ _entities(representations: []) { __typename } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /_entities/,
  },
];
