import { takeSnapshot } from './take-snapshot.ts';

const shown = {
  etag: 'a'.repeat(64),
  epoch: 36,
  feedSeq: 2,
  validUntil: '2026-01-01T00:00:30.000Z',
  contributions: [],
};
const take = (body: object) => takeSnapshot(JSON.stringify(body), 'shown', 1_000);

describe('an answer taken as a snapshot', () => {
  it('says what it rests on, and holds the very bytes', () => {
    const body = JSON.stringify({ data: { shown } });
    expect(takeSnapshot(body, 'shown', 1_000)).toEqual({
      epoch: 36,
      feedSeq: 2,
      filledAt: 1_000,
      validUntil: Date.parse(shown.validUntil),
      etag: `"${'a'.repeat(32)}.10.2"`,
      body: Buffer.from(body).toString('latin1'),
    });
  });

  it('has another etag once the feed has moved, though the page shows the same', () => {
    const moved = take({ data: { shown: { ...shown, feedSeq: 3 } } });
    expect(moved?.etag).not.toBe(take({ data: { shown } })?.etag);
  });

  it.each([
    ['errors', { data: { shown }, errors: [{ message: 'half' }] }],
    ['no data', { data: null }],
    ['no such field', { data: { other: shown } }],
    ['no position', { data: { shown: { ...shown, feedSeq: undefined } } }],
    ['an end that is no instant', { data: { shown: { ...shown, validUntil: 'soon' } } }],
  ])('is not taken from one with %s', (_name, body) => {
    expect(take(body)).toBeNull();
  });
});
