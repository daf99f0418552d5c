import { z } from 'zod';
import { connect, type List, type Page } from './paging.ts';

interface Row {
  name: string;
  id: number;
}

const ROWS: readonly Row[] = Array.from({ length: 45 }, (_, id) => ({ name: id < 30 ? 'a' : 'b', id }));
const key = z.object({ name: z.string(), id: z.int() });

const list: List<Row, Row> = {
  of: 'Query.rows',
  key,
  keyOf: ({ name, id }: Row) => ({ name, id }),
  read: ({ limit, after }: Page<Row>) =>
    Promise.resolve(ROWS.filter(({ id }) => after === null || id > after.id).slice(0, limit)),
};

describe('a list read page by page', () => {
  it.each([1, 7, 20, 44, 45, 100])('shows every row once with pages of %i', async (first) => {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof connect<Row, Row>>> = await connect({ first, after }, list);
      seen.push(...page.nodes.map(({ id }) => id));
      expect(page.pageInfo.hasNextPage).toBe(seen.length < ROWS.length);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);

    expect(seen).toEqual(ROWS.map(({ id }) => id));
  });

  it('has twenty rows unless the client says otherwise', async () => {
    expect((await connect({}, list)).nodes).toHaveLength(20);
    expect((await connect({ first: null, after: null }, list)).nodes).toHaveLength(20);
  });

  it('ends without a cursor when it is empty', async () => {
    const empty = { ...list, read: () => Promise.resolve([]) };

    expect((await connect({}, empty)).pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  });

  it.each([0, -1, 101])('refuses pages of %i', async (first) => {
    await expect(connect({ first }, list)).rejects.toThrow(`first is between 1 and 100; ${first} is not.`);
  });

  it('goes on with a cursor of the same filter, whether what is not asked for is left out or null', async () => {
    const after = await cursorOf({ ...list, filter: { name: 'a', owner: null } });

    expect((await connect({ after }, { ...list, filter: { name: 'a' } })).nodes).toHaveLength(20);
  });

  it.each([
    ['words', 'hello'],
    ['nothing', ''],
    ['a key without its list', Buffer.from('{"name":"a","id":1}').toString('base64url')],
  ])('refuses a cursor that is %s', async (_what, after) => {
    await expect(connect({ after }, list)).rejects.toThrow('after is no cursor of this list');
  });

  it.each<[string, Partial<List<Row, Row>>]>([
    ['a key that no row can have', { keyOf: () => ({ name: 'a\0', id: 1 }) }],
    ['another list of such keys', { of: 'Query.rowsToo' }],
    ['the list under another filter', { filter: { name: 'a' } }],
  ])('refuses a cursor of %s', async (_what, other) => {
    const after = await cursorOf({ ...list, ...other });

    await expect(connect({ after }, list)).rejects.toThrow('after is no cursor of this list');
  });
});

async function cursorOf(of: List<Row, Row>): Promise<string | null> {
  return (await connect({}, of)).pageInfo.endCursor;
}
