import type { TrustBundle } from '@guildhall/schema';

type Issuer = TrustBundle['issuers'][number];
type Key = Issuer['jwks']['keys'][number];

/** What anybody may sign with at all. A secret that both sides know signs for nobody here. */
const OF_KIND: Readonly<Record<Issuer['kind'], readonly string[]>> = {
  PEOPLE: ['EdDSA', 'ES256', 'RS256', 'PS256'],
  HOST: ['EdDSA', 'ES256'],
};

/**
 * The algorithms by which one issuer's tokens are judged: those that its registered keys are for, and no other. A key
 * that names its algorithm is for that alone.
 */
export function pinnedAlgorithms({ kind, jwks }: Pick<Issuer, 'kind' | 'jwks'>): string[] {
  const keys = new Set(jwks.keys.flatMap(algorithmsOf));
  return OF_KIND[kind].filter((algorithm) => keys.has(algorithm));
}

function algorithmsOf({ kty, alg, crv }: Key): readonly string[] {
  if (typeof alg === 'string') return [alg];
  if (kty === 'OKP' && crv === 'Ed25519') return ['EdDSA'];
  if (kty === 'EC' && crv === 'P-256') return ['ES256'];
  return kty === 'RSA' ? ['RS256', 'PS256'] : [];
}
