import { buildSchema } from 'graphql';
import type { Place } from '../plan/plan.ts';
import type { JsonObject } from './json.ts';
import { findAt } from './places.ts';

const schema = buildSchema(`
  interface Media { id: ID! }
  type Book implements Media { id: ID! }
  type Film implements Media { id: ID! }
  type Query { media: [Media] }
`);
const data: JsonObject = {
  media: [
    { __typename: 'Book', id: 'b', author: { id: 'p1' } },
    null,
    { __typename: 'Film', id: 'f', author: { id: 'p2' } },
  ],
};

function place(...steps: string[]): Place {
  return steps.map((step) => {
    if (step === '@') return { kind: 'each' };
    return step.startsWith('on ')
      ? { kind: 'types', names: step.slice(3).split(',') }
      : { kind: 'key', name: step };
  });
}

function idsAt(...steps: string[]): unknown[] {
  const ids: unknown[] = [];
  findAt(schema, place(...steps)).find(data, ({ id }) => ids.push(id));
  return ids;
}

describe('findAt', () => {
  it('finds every object of a list, holes left out', () => {
    expect(idsAt('media', '@')).toEqual(['b', 'f']);
    expect(idsAt('media', '@', 'author')).toEqual(['p1', 'p2']);
  });

  it('walks lists that the place does not mention', () => {
    expect(idsAt('media', 'author')).toEqual(['p1', 'p2']);
    expect(idsAt('media')).toEqual(['b', 'f']);
  });

  it('passes only objects of the types it names', () => {
    expect(idsAt('media', '@', 'on Book', 'author')).toEqual(['p1']);
    expect(idsAt('media', '@', 'on Media')).toEqual(['b', 'f']);
  });

  it('finds nothing where nothing is', () => {
    expect(idsAt('gone', '@', 'author')).toEqual([]);
  });

  it('says where an object stands, wherever it stands', () => {
    const shared = { id: 'p' };
    const twice: JsonObject = { media: [{ author: shared }, { author: { id: 'q' } }, { author: shared }] };

    expect(findAt(schema, place('media', '@', 'author')).locate(twice, new Set([shared]))).toEqual([
      ['media', 0, 'author'],
      ['media', 2, 'author'],
    ]);
  });

  it('names the objects on the way, the root first', () => {
    const held: unknown[][] = [];
    findAt(schema, place('media', '@', 'author')).findWithHolders(data, (object, holders) =>
      held.push([object['id'], ...holders.map(({ id }) => id ?? 'root')]),
    );

    expect(held).toEqual([
      ['p1', 'root', 'b'],
      ['p2', 'root', 'f'],
    ]);
  });
});
