import canonicalize from 'canonicalize';

/** The one text of a JSON value (RFC 8785), as it is hashed and signed. Throws on what is no JSON. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only JSON has a canonical form');
  return text;
}
