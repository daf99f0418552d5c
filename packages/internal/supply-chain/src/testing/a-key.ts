import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { MemberKey } from '../keys/keyset.ts';
import { keyIdOf } from '../keys/public-key.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import { toBase64 } from '../bytes.ts';

/** A new Ed25519 key that signs. */
export function aKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  const secret = createPrivateKey(privateKey);
  return {
    // The key itself is the end of its SPKI form.
    publicKey: new Uint8Array(publicKey.subarray(-32)),
    signBytes: (message) => Promise.resolve(new Uint8Array(sign(null, message, secret))),
  };
}

export function asRoot({ publicKey }: SigningKey) {
  return { kid: keyIdOf(publicKey), publicKey: toBase64(publicKey) };
}

export function asMember(key: SigningKey, role: MemberKey['role'], over: Partial<MemberKey> = {}): MemberKey {
  return {
    ...asRoot(key),
    role,
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2027-01-01T00:00:00.000Z',
    ...over,
  };
}
