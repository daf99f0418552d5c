import { LIMITS } from '../graph/limits.ts';
import type { Asked } from './asked.ts';
import { tooDeep } from './nesting.ts';

const MOST = LIMITS.nesting;
/** More than any stack holds. */
const BOTTOMLESS = 100_000;

describe('a document whose brackets stand too deep in each other', () => {
  it.each([
    ['selections', (levels: number) => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`],
    ['lists', (levels: number) => `{ a(b: ${'['.repeat(levels - 2)}${']'.repeat(levels - 2)}) }`],
    ['objects', (levels: number) => `{ a(b: ${'{ c: '.repeat(levels - 2)}1${'}'.repeat(levels - 2)}) }`],
    [
      'types of a variable',
      (levels: number) => `query ($v: ${'['.repeat(levels - 1)}A${']'.repeat(levels - 1)}) { a }`,
    ],
  ])('is refused beyond the limit, in its words: %s', (_what, nested) => {
    expect(tooDeep(asking({ query: nested(MOST) }))).toBeNull();
    expect(tooDeep(asking({ query: nested(MOST + 1) }))).toMatchObject({
      code: 'GRAPHQL_PARSE_FAILED',
      message: expect.stringContaining(`${MOST} levels`) as string,
    });
  });

  it.each([
    ['without an end', '['.repeat(BOTTOMLESS)],
    ['before what is no GraphQL', `${'{ a '.repeat(BOTTOMLESS)} "half`],
  ])('is refused however deep it is: %s', (_what, query) => {
    expect(tooDeep(asking({ query }))).not.toBeNull();
  });
});

describe('brackets that stand in nothing', () => {
  it.each([
    ['in a text', `{ a(b: "${'['.repeat(1_000)}") }`],
    ['in a block of text', `{ a(b: """${'{'.repeat(1_000)} \\""" ${'('.repeat(1_000)}""") }`],
    ['in a comment', `# ${'['.repeat(1_000)}\n{ a }`],
    ['beside each other', `{ ${'a { b } '.repeat(400)} }`],
    ['after what is no GraphQL', `{ a ? ${'['.repeat(1_000)}`],
  ])('are no depth: %s', (_where, query) => {
    expect(tooDeep(asking({ query }))).toBeNull();
  });
});

describe('variables', () => {
  const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

  it('are refused beyond the same limit, however deep they are', () => {
    expect(tooDeep(asking({ variables: { a: nested(MOST) } }))).toBeNull();
    for (const levels of [MOST + 1, BOTTOMLESS])
      expect(tooDeep(asking({ variables: { a: { b: nested(levels) } } }))).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining(`${MOST} levels`) as string,
      });
  });

  it('may be long', () => {
    expect(
      tooDeep(asking({ variables: { a: Array.from({ length: 10_000 }, () => ({ b: [1] })) } })),
    ).toBeNull();
  });
});

function asking(change: Partial<Asked>): Asked {
  const asked = { query: '{ a }', hash: '', trusted: false, operationName: null, variables: {}, body: {} };
  return { ...asked, ...change };
}
