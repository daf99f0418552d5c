import { isPlainObject } from '../sandbox/plain-object.ts';

/** A public key that a marketplace's services sign with: Ed25519, as a JWK. `kid` says which service. */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly kid: string;
  /** 32 bytes, base64url. */
  readonly x: string;
}

const THIRTY_TWO_BYTES = /^[\w-]{43}$/;

/** Reads a JWK set. Keys of other kinds are passed over: a marketplace may have more than pages need. */
export function parsePublicKeys(value: unknown): PublicKey[] {
  const given: readonly unknown[] = isPlainObject(value) && Array.isArray(value.keys) ? value.keys : [];
  return given.map(parsePublicKey).filter((key) => key !== null);
}

function parsePublicKey(value: unknown): PublicKey | null {
  if (!isPlainObject(value)) return null;
  const { kty, crv, kid, x } = value;
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof kid !== 'string') return null;
  return typeof x === 'string' && THIRTY_TWO_BYTES.test(x) ? { kty, crv, kid, x } : null;
}
