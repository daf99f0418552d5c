import { buildSchema, parse } from 'graphql';
import { composeTwice, type Composer } from '../../../tools/schema/compose-twice.ts';
import { aShop } from './subgraphs.fixture.ts';

describe('composing', () => {
  it('gives one graph from what both libraries take', () => {
    const supergraph = composeTwice(aShop());
    expect(supergraph).toContain('@join__type(graph: PRICES');
    expect(parse(supergraph).definitions.length).toBeGreaterThan(10);
  });

  it('names no address, so that the committed graph is the same everywhere', () => {
    expect(composeTwice(aShop())).toContain('url: "http://books.invalid/graphql"');
  });

  it.each([
    [
      'fields that nobody shares',
      aShop({ prices: 'type Book @key(fields: "id") { id: ID! title: String! }' }),
      /title/,
    ],
    ['a type that nobody knows', aShop({ prices: 'type Query { price: Price }' }), /Price/],
    ['a key that is no field', aShop({ prices: 'type Book @key(fields: "isbn") { id: ID! }' }), /isbn/],
  ])('fails on %s, and says who refused', (_name, subgraphs, why) => {
    expect(() => composeTwice(subgraphs)).toThrow(why);
    expect(() => composeTwice(subgraphs)).toThrow(/library does not compose these subgraphs/);
  });

  it.each<[string, Composer['compose'], RegExp]>([
    [
      'the other library refuses',
      () => {
        throw new Error('not with me');
      },
      /The other does not compose these subgraphs: Error: not with me/,
    ],
    [
      'the other library takes for another API',
      () => ({ supergraph: '', api: buildSchema('type Query { book: Int }') }),
      /make different APIs/,
    ],
  ])('fails on a graph that %s', (_name, compose, why) => {
    const whole: Composer = {
      whose: 'One',
      compose: () => ({ supergraph: 'of one', api: buildSchema('type Query { book: String }') }),
    };
    expect(composeTwice(aShop(), [whole, { ...whole, whose: 'The same' }])).toBe('of one');
    expect(() => composeTwice(aShop(), [whole, { whose: 'The other', compose }])).toThrow(why);
  });
});
