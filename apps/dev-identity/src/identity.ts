import { importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import { PERSONAS, type PersonaName } from './personas.ts';

export const DEV_ISSUER = 'https://dev-identity.guildhall.invalid';

const privateJwk = z.looseObject({ kty: z.literal('OKP'), kid: z.string(), d: z.string() });

/** An identity provider for one machine: it vouches for the personas and nobody else. */
export interface DevIdentity {
  issuer: { url: string; jwks: { keys: { kty: string; kid: string }[] } };
  /** A token for a day. */
  tokenFor(persona: PersonaName, marketplaceId: string): Promise<string>;
}

/** `key` is an Ed25519 private JWK. */
export async function openDevIdentity(key: unknown): Promise<DevIdentity> {
  const secret = privateJwk.parse(key);
  const signing = await importJWK(secret, 'EdDSA');
  const { d: _private, ...open } = secret;
  return {
    issuer: { url: DEV_ISSUER, jwks: { keys: [open] } },
    tokenFor: (persona, marketplace) =>
      new SignJWT({ marketplace, name: PERSONAS[persona].name })
        .setProtectedHeader({ alg: 'EdDSA', kid: secret.kid })
        .setIssuer(DEV_ISSUER)
        .setAudience('guildhall')
        .setSubject(persona)
        .setIssuedAt()
        .setExpirationTime('24h')
        .sign(signing),
  };
}
