/** Why a broker ends its worker. */
export type BudgetBreach = 'rate' | 'bytes' | 'protocol';

export interface BudgetLimits {
  readonly messagesPerSecond: number;
  readonly messageBytes: number;
  readonly bytesPerSecond: number;
}

/**
 * Counts what a worker sends. Returns the limit a message breaks, or null. Lengths are counted in UTF-16 units, which
 * is what a message costs here.
 */
export function createGuestBudget(
  limits: BudgetLimits,
): (message: unknown, now: number) => BudgetBreach | null {
  let windowStart = -Infinity;
  let messages = 0;
  let bytes = 0;
  return (message, now) => {
    if (typeof message !== 'string') return 'protocol';
    if (message.length > limits.messageBytes) return 'bytes';
    if (now - windowStart >= 1_000) {
      windowStart = now;
      messages = 0;
      bytes = 0;
    }
    messages += 1;
    bytes += message.length;
    if (messages > limits.messagesPerSecond) return 'rate';
    return bytes > limits.bytesPerSecond ? 'bytes' : null;
  };
}
