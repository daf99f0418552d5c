import { twoAtOnce } from './two-at-once.ts';

describe('two at once', () => {
  it('act under different request ids, and are told apart by their errors', async () => {
    const ids: string[] = [];
    const answers = [['CONFLICT'], []];
    const written = new Map<string | undefined, number>();
    const act = (requestId: string) => {
      const errors = answers[ids.push(requestId) - 1] ?? [];
      written.set(requestId, errors.length === 0 ? 3 : 0);
      return Promise.resolve(errors);
    };

    const ended = await twoAtOnce(act, (_sql, [id]) => Promise.resolve([{ count: `${written.get(id)}` }]));

    expect(new Set(ids).size).toBe(2);
    expect(ended).toEqual({ winner: { errors: [], wrote: 3 }, loser: { errors: ['CONFLICT'], wrote: 0 } });
  });

  it('both begin before either has ended', async () => {
    const { promise: bothHere, resolve } = Promise.withResolvers<null>();
    let here = 0;
    const act = async () => {
      here += 1;
      if (here === 2) resolve(null);
      await bothHere;
      return [];
    };

    const { loser } = await twoAtOnce(act, () => Promise.resolve([{ count: '1' }]));

    expect(loser).toEqual({ errors: [], wrote: 1 });
  });
});
