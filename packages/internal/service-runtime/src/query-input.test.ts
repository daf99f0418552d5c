import { badInput, instantOrThrow } from './query-input.ts';

describe('what a query is asked with', () => {
  it('is refused in words that its asker may read', () => {
    expect(badInput('first is between 1 and 100; 0 is not.')).toMatchObject({
      message: 'first is between 1 and 100; 0 is not.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('names an instant', () => {
    expect(instantOrThrow('since', '2026-01-31T12:00:00Z')).toEqual(new Date('2026-01-31T12:00:00Z'));
  });

  it.each([
    ...['', 'yesterday', '2026-13-01T00:00:00Z'],
    ...['0000-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', '+010000-01-01T00:00:00Z'],
  ])('is no instant when it is "%s"', (text) => {
    expect(() => instantOrThrow('since', text)).toThrow('since is an instant such as 2026-01-31T12:00:00Z.');
  });
});
