import { createPrivateKey, sign } from 'node:crypto';
import {
  CompactSign,
  compactVerify,
  createLocalJWKSet,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWTVerifyGetKey,
} from 'jose';
import { z } from 'zod';

export const privateJwk = z.looseObject({
  kty: z.literal('OKP'),
  kid: z.string(),
  x: z.string(),
  d: z.string(),
});
export type PrivateJwk = z.infer<typeof privateJwk>;

export const publicJwks = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) });
export type PublicJwks = z.infer<typeof publicJwks>;

/** A new Ed25519 key pair; `kid` is the participant's name. */
export async function generateKey(
  kid: string,
): Promise<{ privateKey: PrivateJwk; publicKey: ReturnType<typeof publicKeyOf> }> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const privateKey = privateJwk.parse({ ...(await exportJWK(pair.privateKey)), kid, alg: 'EdDSA' });
  return { privateKey, publicKey: publicKeyOf(privateKey) };
}

/** What others need to check the signatures of one. */
export function publicKeyOf({ kid, x }: PrivateJwk) {
  return { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', kid, x } as const;
}

/** Signs statements of one participant. */
export interface Signer {
  /** A compact JWS over `body`, whose audience says what kind of statement it is; `typ` says so in its header too. */
  sign(body: object, audience: string, typ?: string): Promise<string>;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /**
   * 64 bytes over exactly this message, for formats that are no JWS. The message must begin in a way that no other
   * format's does, or one statement could pass for another.
   */
  signBytes(message: Uint8Array): Promise<Uint8Array>;
}

export async function openSigner(key: PrivateJwk): Promise<Signer> {
  const imported = await importJWK(key, 'EdDSA');
  const secret = createPrivateKey({ key, format: 'jwk' });
  return {
    publicKey: new Uint8Array(Buffer.from(key.x, 'base64url')),
    signBytes: (message) => Promise.resolve(new Uint8Array(sign(null, message, secret))),
    sign: (body, audience, typ) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify({ ...body, aud: audience })))
        .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, ...(typ !== undefined && { typ }) })
        .sign(imported),
  };
}

/** Reads statements of known participants. */
export interface Verifier {
  /** The body of a JWS that `by` signed for `audience`; throws when it is anything else. */
  verify<T>(jws: string, by: string, audience: string, shape: z.ZodType<T>): Promise<T>;
}

export function openVerifier(keys: PublicJwks): Verifier {
  const keySet: JWTVerifyGetKey = createLocalJWKSet(keys);
  return {
    async verify(jws, by, audience, shape) {
      if (decodeProtectedHeader(jws).kid !== by) throw new Error(`not signed by ${by}`);
      const { payload } = await compactVerify(jws, keySet, { algorithms: ['EdDSA'] });
      const body = z
        .looseObject({ aud: z.literal(audience) })
        .parse(JSON.parse(new TextDecoder().decode(payload)));
      return shape.parse(body);
    },
  };
}
