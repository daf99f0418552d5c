/** Whatever crosses between a plugin's function and Guildhall: JSON, and nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Reads JSON; throws when it is none. */
export function readJson(text: string): Json {
  const value: unknown = JSON.parse(text);
  // There is nothing else that the parser could give.
  return value as Json;
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
