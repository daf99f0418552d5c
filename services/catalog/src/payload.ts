import type { Result, UserError } from '@guildhall/kernel';

type Payload<Name extends string, Value> = Record<Name, Value | null> & { userErrors: UserError[] };

/** A mutation's answer: the thing under its name, or what a person can fix. */
export function payload<Name extends string, Value>(name: Name, result: Result<Value>): Payload<Name, Value> {
  const value = result.ok ? result.value : null;
  const userErrors = result.ok ? [] : [result.error];
  return { ...record(name, value), userErrors };
}

function record<Name extends string, Value>(name: Name, value: Value): Record<Name, Value> {
  // A computed key widens to string; there is no other way to say that it is exactly `name`.
  return { [name]: value } as Record<Name, Value>;
}
