import { buildSchema, parse } from 'graphql';
import type { JsonObject } from '../run/json.ts';
import { generateShaper } from './generate-shaper.ts';
import { toCompletion, type Problem } from './problems.ts';

const schema = buildSchema(`
  type Query { book: Book media: [Media] strict: [Book!] promised: Book! any: Any lists: [[Int]] pin: Pin }
  interface Media { id: ID! title: String }
  type Book implements Media { id: ID! title: String pages: Int! state: State }
  type Film implements Media { id: ID! title: String minutes: Float live: Boolean }
  union Pin = Book | Film
  enum State { DRAFT LIVE }
  scalar Any
`);

/** Both forms of an answer, which are always the same. */
function shaped(query: string, data: JsonObject, variables: JsonObject = {}) {
  const document = parse(query);
  const problems: Problem[] = [];
  const objects = generateShaper(schema, document, undefined, 'object')(data, variables, problems, {});
  const text = generateShaper(schema, document, undefined, 'json')(data, variables, [], {});
  const plain: unknown = JSON.parse(JSON.stringify(objects));
  expect(JSON.parse(text ?? 'null')).toEqual(plain);
  return { data: plain, problems: problems.map(toCompletion) };
}

describe('a generated shaper', () => {
  it('shows what was asked for, under the names that were asked for, and nothing else', () => {
    const data = { book: { id: '1', name: 'A', secret: 1 } };

    expect(shaped('{ book { id name: title } }', data).data).toEqual({ book: { id: '1', name: 'A' } });
  });

  it('shows what is missing as null', () => {
    expect(shaped('{ book { title } media { id } }', { book: {} }).data).toEqual({
      book: { title: null },
      media: null,
    });
  });

  it('tells types apart in lists, with holes', () => {
    const data = {
      media: [
        { __typename: 'Book', id: '1', pages: 3 },
        null,
        { __typename: 'Film', id: '2', minutes: 1.5, live: true },
      ],
    };
    const query = '{ media { kind: __typename id ... on Book { pages } ... on Film { minutes live } } }';

    expect(shaped(query, data).data).toEqual({
      media: [{ kind: 'Book', id: '1', pages: 3 }, null, { kind: 'Film', id: '2', minutes: 1.5, live: true }],
    });
  });

  it('merges what several fragments ask of one field', () => {
    const query = '{ ...A book { title } } fragment A on Query { book { id } ... { book { pages } } }';

    expect(shaped(query, { book: { id: '1', title: 'T', pages: 2 } }).data).toEqual({
      book: { id: '1', title: 'T', pages: 2 },
    });
  });

  it.each([
    [{ yes: true, no: false }, { book: { id: '1' } }],
    [{ yes: false, no: false }, { book: { id: '1', title: 'T' } }],
    [{ yes: true, no: true }, {}],
  ])('shows by conditions what %j allow', (variables, expected) => {
    const query = '{ book @skip(if: $no) { id title @skip(if: $yes) ... @include(if: false) { pages } } }';

    expect(shaped(query, { book: { id: '1', title: 'T', pages: 1 } }, variables).data).toEqual(expected);
  });

  it('shows a field when any of the places that ask for it counts', () => {
    const query = '{ book { id @include(if: $a) id @include(if: $b) } }';

    expect(shaped(query, { book: { id: '1' } }, { a: false, b: true }).data).toEqual({ book: { id: '1' } });
    expect(shaped(query, { book: { id: '1' } }, { a: false, b: false }).data).toEqual({ book: {} });
  });

  it('takes away the nearest surroundings that may be null', () => {
    const data = { book: { id: '1' }, strict: [{ pages: 1 }, { pages: null }] };

    expect(shaped('{ book { id pages } strict { pages } }', data)).toEqual({
      data: { book: null, strict: null },
      problems: [
        expect.objectContaining({
          message: 'Cannot return null for non-nullable field Book.pages.',
          path: ['book', 'pages'],
        }),
        expect.objectContaining({ path: ['strict', 1, 'pages'] }),
      ],
    });
  });

  it('takes everything away when nothing may be null', () => {
    expect(shaped('{ promised { id } }', { promised: null }).data).toBeNull();
  });

  it.each<[string, JsonObject]>([
    ['{ book { pages } }', { book: { pages: '3' } }],
    ['{ book { title } }', { book: { title: 3 } }],
    ['{ book { state } }', { book: { state: 'GONE' } }],
    ['{ media { id } }', { media: 'x' }],
    ['{ pin { ... on Book { id } } }', { pin: { __typename: 'Unheard' } }],
  ])('refuses values that the schema does not allow: %s', (query, data) => {
    expect(shaped(query, data).problems).toHaveLength(1);
  });

  it('passes on any value of a scalar of ours, and lists of lists', () => {
    const data = { any: { deep: [1, null, 'quo"te'] }, lists: [[1, null], null] };

    expect(shaped('{ any lists }', data).data).toEqual(data);
  });

  it('writes text that needs escaping', () => {
    const title = '"\\\u2028\n\u0000';

    expect(shaped('{ book { title } }', { book: { title } }).data).toEqual({ book: { title } });
  });
});
