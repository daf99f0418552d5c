/** Whoever recorded one call could guess a shorter key from it. */
const SHORTEST = 8;

/** The bytes of a secret as it is written. */
export function plainKey(secret: string): Uint8Array | null {
  const key = Buffer.from(secret, 'utf8');
  return key.length < SHORTEST ? null : key;
}
