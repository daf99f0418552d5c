import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { compactDecrypt, CompactEncrypt, importJWK } from 'jose';
import { z } from 'zod';
import { privateJwk, type PrivateJwk, type PublicJwks } from './keys.ts';

const WRAP = 'ECDH-ES+A256KW';
const CIPHER = 'A256GCM';
/** The fixed head of a PKCS #8 file that holds one X25519 key (RFC 8410). */
const X25519_PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** What a sealed text belongs to: it opens nowhere else. */
export type Belonging = Readonly<Record<string, string>>;

/** Seals texts so that only one participant can read them. */
export interface Sealer {
  /** A compact JWE for a participant; throws when its encryption key is not among the trusted ones. */
  seal(text: string, recipient: string, belongsTo: Belonging): Promise<string>;
  /** What was sealed for us and for exactly this; throws when it is anything else. */
  open(jwe: string, belongsTo: Belonging): Promise<string>;
}

/**
 * The X25519 pair with which others seal what only this participant may read. It is derived from the signing key, one
 * way, so that a participant keeps one secret; the public half stands among the trusted keys.
 */
export function encryptionKeyOf(signingKey: PrivateJwk): {
  privateKey: PrivateJwk;
  publicKey: PublicJwks['keys'][number];
} {
  const info = `guildhall encryption ${signingKey.kid}`;
  const seed = hkdfSync('sha256', Buffer.from(signingKey.d, 'base64url'), Buffer.alloc(0), info, 32);
  const der = Buffer.concat([X25519_PKCS8, Buffer.from(seed)]);
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const naming = { kid: encryptionKid(signingKey.kid), alg: WRAP, use: 'enc' };
  return {
    privateKey: privateJwk.parse({ ...secret.export({ format: 'jwk' }), ...naming }),
    publicKey: { ...createPublicKey(secret).export({ format: 'jwk' }), kty: 'OKP', ...naming },
  };
}

export function openSealer(signingKey: PrivateJwk, trusted: PublicJwks): Sealer {
  const own = encryptionKeyOf(signingKey).privateKey;
  return {
    async seal(text, recipient, belongsTo) {
      const kid = encryptionKid(recipient);
      const key = trusted.keys.find((one) => one.kid === kid);
      if (!key) throw new Error(`no encryption key of ${recipient} is trusted here`);
      return new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ text, belongsTo })))
        .setProtectedHeader({ alg: WRAP, enc: CIPHER, kid })
        .encrypt(await importJWK(key, WRAP));
    },
    async open(jwe, belongsTo) {
      const limits = { keyManagementAlgorithms: [WRAP], contentEncryptionAlgorithms: [CIPHER] };
      const { plaintext, protectedHeader } = await compactDecrypt(jwe, await importJWK(own, WRAP), limits);
      if (protectedHeader.kid !== own.kid) throw new Error('sealed for somebody else');
      const sealed = envelope.parse(JSON.parse(new TextDecoder().decode(plaintext)));
      if (!same(sealed.belongsTo, belongsTo)) throw new Error('sealed for something else');
      return sealed.text;
    },
  };
}

const envelope = z.object({ text: z.string(), belongsTo: z.record(z.string(), z.string()) });

function encryptionKid(participant: string): string {
  return `${participant}-encryption`;
}

function same(one: Belonging, other: Belonging): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
