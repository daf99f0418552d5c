import { createGuestBudget } from './guest-budget.ts';

const limits = { messagesPerSecond: 3, messageBytes: 10, bytesPerSecond: 20 };

describe("a guest's budget", () => {
  it('lets through what is within it', () => {
    const breachOf = createGuestBudget(limits);
    expect([0, 1, 2].map((now) => breachOf('x', now))).toEqual([null, null, null]);
  });

  it('counts messages by the second', () => {
    const breachOf = createGuestBudget(limits);
    for (const now of [0, 1, 2]) breachOf('x', now);
    expect(breachOf('x', 999)).toBe('rate');
    expect(breachOf('x', 1_000)).toBeNull();
  });

  it('counts the size of one message and of a second of them', () => {
    const breachOf = createGuestBudget(limits);
    expect(breachOf('x'.repeat(11), 0)).toBe('bytes');
    expect(breachOf('x'.repeat(10), 1)).toBeNull();
    expect(breachOf('x'.repeat(10), 2)).toBeNull();
    expect(breachOf('x', 3)).toBe('bytes');
  });

  it.each([[{ t: 'hello' }], [null], [42], [new ArrayBuffer(8)]])('takes text only, not %p', (message) => {
    expect(createGuestBudget(limits)(message, 0)).toBe('protocol');
  });
});
