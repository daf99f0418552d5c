import { settleApplied, waitApplied } from './applied-waiters.ts';

describe('waiting for an entry to be applied', () => {
  it('ends with the word that it, or a later one, was', async () => {
    const waited = waitApplied('mkt_1', 3, 1_000);
    settleApplied('mkt_1', 4);

    await expect(waited).resolves.toBeInstanceOf(Date);
  });

  it.each([
    ['an earlier entry', 'mkt_1', 2],
    ['another marketplace', 'mkt_2', 3],
  ])('is not ended by %s', async (_name, marketplaceId, seq) => {
    const waited = waitApplied('mkt_1', 3, 20);
    settleApplied(marketplaceId, seq);

    await expect(waited).resolves.toBeNull();
  });
});
