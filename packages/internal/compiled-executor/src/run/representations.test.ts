import { buildSchema } from 'graphql';
import type { EntityBatch, Requirement } from '../plan/plan.ts';
import { compileRepresentation } from './representations.ts';

const schema = buildSchema(`
  interface Media { id: ID! }
  type Book implements Media { id: ID! size: Size }
  type Film implements Media { id: ID! }
  type Size { weight: Float }
  type Query { media: [Media] }
`);

function field(name: string, selections: readonly Requirement[] | null = null, read = name): Requirement {
  return { kind: 'field', name, read, selections };
}

function batch(
  requires: readonly Requirement[],
  inputRewrites: EntityBatch['inputRewrites'] = [],
): EntityBatch {
  const names = { alias: '_entities', variable: 'representations' };
  return { ...names, places: [], requires, inputRewrites, outputRewrites: [], contextArguments: [] };
}

const bookByKey = { kind: 'fragment', type: 'Book', selections: [field('__typename'), field('id')] } as const;

describe('compileRepresentation', () => {
  it('tells the key and nothing else', () => {
    const represent = compileRepresentation(schema, batch([bookByKey]));

    expect(represent({ __typename: 'Book', id: 'b', title: 'x' })).toBe('{"__typename":"Book","id":"b"}');
  });

  it('has nothing to tell of other types, or of objects that lack a field', () => {
    const represent = compileRepresentation(schema, batch([bookByKey]));

    expect([represent({ __typename: 'Film', id: 'f' }), represent({ __typename: 'Book' })]).toEqual([
      null,
      null,
    ]);
  });

  it('tells required fields in depth, through lists, with nulls as they are', () => {
    const size = field('sizes', [field('weight')]);
    const represent = compileRepresentation(
      schema,
      batch([{ ...bookByKey, selections: [...bookByKey.selections, size] }]),
    );

    expect(represent({ __typename: 'Book', id: 'b', sizes: [{ weight: 2, unit: 'G' }, null] })).toBe(
      '{"__typename":"Book","id":"b","sizes":[{"weight":2},null]}',
    );
  });

  it('tells a field under the name that the subgraph knows', () => {
    const price = field('price', null, '_alias_0');
    const represent = compileRepresentation(
      schema,
      batch([{ ...bookByKey, selections: [field('__typename'), price] }]),
    );

    expect(represent({ __typename: 'Book', price: 1, _alias_0: 2 })).toBe('{"__typename":"Book","price":2}');
  });

  it('corrects the type for a subgraph that knows only the interface', () => {
    const path = [
      { kind: 'types', names: ['Book'] },
      { kind: 'key', name: '__typename' },
    ] as const;
    const represent = compileRepresentation(
      schema,
      batch([bookByKey], [{ kind: 'set', path, value: 'Media' }]),
    );

    expect(represent({ __typename: 'Book', id: 'b' })).toBe('{"__typename":"Media","id":"b"}');
  });
});
