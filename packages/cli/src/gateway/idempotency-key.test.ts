import { idempotencyKey } from './idempotency-key.ts';

describe('an idempotency key', () => {
  it('is the same for the same request, in whatever order it is written', async () => {
    expect(await idempotencyKey('act', { a: 1, b: 2 })).toBe(await idempotencyKey('act', { b: 2, a: 1 }));
  });

  it.each([
    ['another operation', 'other', { a: 1 }, ''],
    ['another input', 'act', { a: 2 }, ''],
    ['another occasion', 'act', { a: 1 }, 'later'],
  ])('differs for %s', async (_name, operation, input, occasion) => {
    expect(await idempotencyKey(operation, input, occasion)).not.toBe(await idempotencyKey('act', { a: 1 }));
  });

  it('is short enough for every service', async () => {
    expect((await idempotencyKey('act', { text: 'x'.repeat(10_000) })).length).toBeLessThanOrEqual(200);
  });
});
