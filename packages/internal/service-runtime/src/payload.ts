import type { Result, UserError } from '@guildhall/kernel';

/** What a mutation answers: its object under the name the schema gives it, and what a person can fix. */
export function payload<Name extends string, T>(
  name: Name,
  result: Result<T>,
): Record<Name, T | null> & { userErrors: UserError[] } {
  return { ...under(name, result.ok ? result.value : null), userErrors: result.ok ? [] : [result.error] };
}

/** TypeScript widens a computed key to `string`; here it stays what it is. */
function under<Name extends string, T>(name: Name, value: T): Record<Name, T>;
function under<T>(name: string, value: T): Record<string, T> {
  return { [name]: value };
}
