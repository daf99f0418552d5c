import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@guildhall/kernel';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Jwks } from '../identity/issuer.ts';

/** Asymmetric ones alone: with a shared secret an issuer's public key would sign, with `none` anybody would. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const MOST_CHARACTERS = 8_192;
/** A build's token is minted for one use soon; an older one lay around somewhere. */
const MAX_AGE = '15m';
const CLOCK_TOLERANCE = 5;

const unverified = z.object({ iss: z.string(), aud: z.string() });
const verified = z.looseObject({ jti: z.string().min(1).max(500), exp: z.number() });

export interface Claimed {
  issuer: string;
  audience: string;
  kid: string | undefined;
}

/** What a token says of itself, before anybody has verified it; null when it is none. */
export function glanceAt(token: string): Claimed | null {
  if (token.length > MOST_CHARACTERS) return null;
  try {
    const { iss, aud } = unverified.parse(decodeJwt(token));
    return { issuer: iss, audience: aud, kid: decodeProtectedHeader(token).kid };
  } catch {
    return null;
  }
}

export interface CiToken {
  claims: Readonly<Record<string, unknown>>;
  /** By which a second use of it is known; SHA-256, hex. */
  digest: string;
  expiresAt: Date;
}

/** Verifies a token by its issuer's keys. */
export async function readCiToken(
  token: string,
  { issuer, audience }: Claimed,
  keys: Jwks,
  now: Date,
): Promise<Result<CiToken>> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'iat', 'jti', 'sub'],
      maxTokenAge: MAX_AGE,
      clockTolerance: CLOCK_TOLERANCE,
      currentDate: now,
    });
    const { jti, exp } = verified.parse(payload);
    const digest = createHash('sha256')
      .update(JSON.stringify([issuer, jti]))
      .digest('hex');
    return ok({ claims: payload, digest, expiresAt: new Date(exp * 1000) });
  } catch (error) {
    const message =
      error instanceof errors.JWTExpired
        ? 'The token has expired; ask for it right before it is used.'
        : 'The token does not hold: its signature, dates or required claims (exp, iat, jti, sub) are not right.';
    return err({ code: 'TOKEN_REFUSED', message, field: ['token'] });
  }
}
