import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';

const secrets = z.object({ keys: z.record(z.string(), z.looseObject({ kty: z.string(), kid: z.string() })) });

/** Signs as the people's issuer of a deployment, true or forged as a test wants it. */
export interface People {
  token(subject: string, marketplace: string, lie?: Lie): Promise<string>;
  jwks(): { keys: Record<string, unknown>[] };
}

export interface Lie {
  issuer?: string;
  audience?: string;
  /** Seconds from now. */
  expires?: number;
  key?: CryptoKey;
}

const ISSUER = 'https://dev-identity.guildhall.invalid';

export async function openPeople(dataFolder: string): Promise<People> {
  const { keys } = secrets.parse(JSON.parse(readFileSync(join(dataFolder, 'secrets.json'), 'utf8')));
  const key = keys['dev-identity'];
  if (!key) throw new Error('nobody vouches for people');
  const signing = await importJWK(key, 'EdDSA');
  const { d: _private, ...open } = key;
  return {
    jwks: () => ({ keys: [open] }),
    token: (
      subject,
      marketplace,
      { issuer = ISSUER, audience = 'guildhall', expires = 3_600, key: forged } = {},
    ) =>
      new SignJWT({ marketplace, name: subject })
        .setProtectedHeader({ alg: 'EdDSA', kid: key.kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + expires)
        .sign(forged ?? signing),
  };
}

/** A host that signs tokens for its own users. */
export interface SigningHost {
  issuer: string;
  jwks: { keys: JWK[] };
  token(marketplace: string, claims: Record<string, unknown>, lifetime?: number): Promise<string>;
}

export async function signingHost(issuer: string): Promise<SigningHost> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const open = { ...(await exportJWK(publicKey)), kid: 'host', alg: 'EdDSA', use: 'sig' };
  return {
    issuer,
    jwks: { keys: [open] },
    token: (marketplace, claims, lifetime = 500) =>
      new SignJWT({ sub: 'someone', organization: 'fernhill', ...claims })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'host' })
        .setIssuer(issuer)
        .setAudience(marketplace)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
        .sign(privateKey),
  };
}
