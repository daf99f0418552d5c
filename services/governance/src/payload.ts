import type { Result, UserError } from '@guildhall/kernel';

/** A mutation's answer: the thing, or what a person can fix. */
export function payload<Name extends string, T>(
  name: Name,
  result: Result<T>,
): Record<Name, T | null> & { userErrors: UserError[] } {
  const value = { [name]: result.ok ? result.value : null };
  return Object.assign(value as Record<Name, T | null>, { userErrors: result.ok ? [] : [result.error] });
}
