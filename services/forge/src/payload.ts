import type { Result, UserError } from '@guildhall/kernel';

/** A mutation's answer: the thing under its name, or what a person can fix. */
export function payload<Name extends string, Value>(
  name: Name,
  result: Result<Value>,
): Record<Name, Value | null> & { userErrors: UserError[] } {
  const userErrors = result.ok ? [] : [result.error];
  return { ...record(name, result.ok ? result.value : null), userErrors };
}

function record<Name extends string, Value>(name: Name, value: Value): Record<Name, Value> {
  // A computed key widens to string; there is no other way to say that it is exactly `name`.
  return { [name]: value } as Record<Name, Value>;
}
