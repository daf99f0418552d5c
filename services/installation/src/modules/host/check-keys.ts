import { createPublicKey } from 'node:crypto';
import { invalid, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { PublicKeys } from './host.ts';

const MOST = 10;
/** Members of a JWK that only its owner may know. */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

const set = z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1).max(MOST) });
const kinds = z.union([
  z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519') }),
  z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256') }),
]);
const named = z.looseObject({ kid: z.string().min(1).max(200) });

/** The public keys with which a host signs tokens: EdDSA on Ed25519 or ES256. A private part is refused, and so is known to be burned. */
export function checkKeys(jwks: unknown): Result<PublicKeys> {
  const read = set.safeParse(jwks);
  if (!read.success)
    return invalid(`Give a JSON Web Key Set: { "keys": [ … ] } with 1 to ${MOST} keys.`, 'jwks');
  const { keys } = read.data;
  const seen = new Set<unknown>();
  for (const [index, key] of keys.entries()) {
    const fault = faultOf(key) ?? (seen.has(key['kid']) ? `has a "kid" that another key has too.` : null);
    if (fault) return invalid(`Key ${index + 1} ${fault}`, 'jwks', 'keys', String(index));
    seen.add(key['kid']);
  }
  return ok({ keys });
}

function faultOf(key: Record<string, unknown>): string | null {
  if (PRIVATE.some((member) => Object.hasOwn(key, member)))
    return 'holds its private part. Consider it burned: make a new pair and give only the public key.';
  if (!kinds.safeParse(key).success) return 'is neither Ed25519 (EdDSA) nor P-256 (ES256).';
  if (!named.safeParse(key).success) return 'has no "kid"; tokens name their key by it.';
  try {
    createPublicKey({ key, format: 'jwk' });
    return null;
  } catch {
    return 'is not a point of its curve; copy it again.';
  }
}
