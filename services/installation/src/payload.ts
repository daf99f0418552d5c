import type { Result, UserError } from '@guildhall/kernel';

/** What a mutation answers: its object under the name the schema gives it, and what a person can fix. */
export function payload<Name extends string, T>(
  name: Name,
  result: Result<T>,
): Record<Name, T | null> & { userErrors: UserError[] } {
  const answer: Record<string, T | null> = { [name]: result.ok ? result.value : null };
  return { ...narrow<Name, T>(answer), userErrors: result.ok ? [] : [result.error] };
}

/** A computed key of a literal type; TypeScript widens it to `string`. */
function narrow<Name extends string, T>(answer: Record<string, T | null>): Record<Name, T | null> {
  return answer as Record<Name, T | null>;
}
