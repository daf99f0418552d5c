import { buildSchema } from 'graphql';
import { compileRewrites } from './rewrites.ts';

const schema = buildSchema(`
  interface Media { id: ID! }
  type Book implements Media { id: ID! }
  type Film implements Media { id: ID! }
  type Query { media: [Media] }
`);
const onType = (name: string) => ({ kind: 'types', names: [name] }) as const;
const key = (name: string) => ({ kind: 'key', name }) as const;

describe('compileRewrites', () => {
  it('is nothing when there is nothing to correct', () => {
    expect(compileRewrites(schema, [])).toBeNull();
  });

  it('sets a key on objects that satisfy the condition, directly or by their interface', () => {
    const book = { __typename: 'Book' };
    const film = { __typename: 'Film' };
    compileRewrites(schema, [{ kind: 'set', path: [onType('Book'), key('__typename')], value: 'Media' }])?.([
      book,
      film,
    ]);

    expect([book.__typename, film.__typename]).toEqual(['Media', 'Film']);
  });

  it('renames a key deep inside, in lists too', () => {
    const data = { media: [{ __typename: 'Book', mark_0: 'x' }, { __typename: 'Film', mark_0: null }, {}] };
    const path = [key('media'), onType('Media'), key('mark_0')];
    compileRewrites(schema, [{ kind: 'rename', path, to: 'mark' }])?.(data);

    expect(data.media).toEqual([{ __typename: 'Book', mark: 'x' }, { __typename: 'Film', mark: null }, {}]);
  });
});
