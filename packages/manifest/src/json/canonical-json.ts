import canonicalize from 'canonicalize';

/** The one way to write a JSON value (RFC 8785), so that equal values have equal digests. Throws on what JSON cannot say. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only JSON values have a canonical form.');
  return text;
}
