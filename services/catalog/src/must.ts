import type { Result } from '@guildhall/kernel';

/** For steps nobody asked for by hand: there a failure is a fault, and the message is tried again. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
