import { loadersWith } from './loaders.ts';
import type { Page } from './paging.ts';

const ROWS = ['a1', 'a2', 'a3', 'b1', 'b2'].map((id) => ({ id, parent: id.charAt(0) }));

function counted() {
  const asked: unknown[][] = [];
  const { one, many, pages } = loadersWith({ cache: false });
  return {
    asked,
    one: one(
      (ids) => (asked.push([...ids]), Promise.resolve(ROWS.filter(({ id }) => ids.includes(id)))),
      ({ id }) => id,
    ),
    many: many(
      (parents) => (
        asked.push([...parents]),
        Promise.resolve(ROWS.filter((row) => parents.includes(row.parent)))
      ),
      ({ parent }) => parent,
    ),
    pages: pages(
      (parents, { after, limit }: Page, filter: { not: string | null }) => {
        asked.push([parents.join(), after, limit, filter.not]);
        const rows = ROWS.filter(({ id }) => (after === null || id > after) && id !== filter.not);
        return Promise.resolve(
          parents.flatMap((parent) => rows.filter((row) => row.parent === parent).slice(0, limit)),
        );
      },
      ({ parent }) => parent,
    ),
  };
}

describe('loaders', () => {
  it('read once for all that ask in one moment, each thing once, and forget it', async () => {
    const { one, asked } = counted();

    expect(await one.loadMany(['a1', 'b1', 'a1', 'zz'])).toMatchObject([
      { id: 'a1' },
      { id: 'b1' },
      {},
      null,
    ]);
    await one.load('a1');
    expect(asked).toEqual([['a1', 'b1', 'zz'], ['a1']]);
  });

  it('remember where they are told to', async () => {
    const asked: string[] = [];
    const { values } = loadersWith({ cache: true });
    const lengths = values(
      (keys) => (asked.push(...keys), Promise.resolve(new Map(keys.map((key) => [key, key.length])))),
      () => 0,
    );

    expect([await lengths.load('ab'), await lengths.load('ab')]).toEqual([2, 2]);
    expect(asked).toEqual(['ab']);
  });

  it('give what belongs to each, and nothing where there is none', async () => {
    const { many } = counted();

    expect(await many.loadMany(['b', 'z'])).toEqual([
      [
        { id: 'b1', parent: 'b' },
        { id: 'b2', parent: 'b' },
      ],
      [],
    ]);
  });

  it('read the same page of many parents at once, and another page or filter by itself', async () => {
    const { pages, asked } = counted();
    const first = { limit: 2, after: null };
    const all = { not: null };

    const answers = await pages.loadMany([
      { parent: 'a', page: first, filter: all },
      { parent: 'b', page: first, filter: all },
      { parent: 'a', page: { ...first, after: 'a2' }, filter: all },
      { parent: 'b', page: first, filter: { not: 'b1' } },
      { parent: 'z', page: first, filter: all },
    ]);

    expect(answers.map((rows) => (rows instanceof Error ? rows : rows.map(({ id }) => id)))).toEqual([
      ['a1', 'a2'],
      ['b1', 'b2'],
      ['a3'],
      ['b2'],
      [],
    ]);
    expect(asked).toEqual([
      ['a,b,z', null, 2, null],
      ['a', 'a2', 2, null],
      ['b', null, 2, 'b1'],
    ]);
  });
});
