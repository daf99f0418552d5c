import type { Json } from './json.ts';

/** `JSON.parse` with an honest type. Throws a SyntaxError on anything else than JSON. */
export function parseJson(text: string): Json {
  const value: unknown = JSON.parse(text);
  if (!isJson(value)) throw new SyntaxError('Not JSON.');
  return value;
}

/** The value as JSON would carry it; null when JSON cannot. */
export function toJson(value: unknown): Json {
  return parseJson(JSON.stringify(value ?? null) || 'null');
}

/** JSON.parse makes nothing else; this only tells the compiler. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}
