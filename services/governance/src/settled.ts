import type { Result } from '@guildhall/kernel';

/** The value of a change that a job makes; a change that raced it undoes the transaction, and the job comes again. */
export async function settled<T>(change: Promise<Result<T>>): Promise<T> {
  const result = await change;
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
