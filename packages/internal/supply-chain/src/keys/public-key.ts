import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { sha256Hex } from '../bytes.ts';

/** Ed25519 public keys are 32 bytes. */
export const KEY_BYTES = 32;

/** How documents name a key: the SHA-256 of its 32 bytes, hex. */
export function keyIdOf(publicKey: Uint8Array): string {
  return sha256Hex(publicKey);
}

/** Whether the holder of `publicKey` (32 bytes, Ed25519) signed exactly these bytes. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, message, keyObject(publicKey), signature);
}

function keyObject(publicKey: Uint8Array): KeyObject {
  const x = Buffer.from(publicKey).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
