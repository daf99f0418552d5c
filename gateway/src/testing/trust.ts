import { createHash } from 'node:crypto';
import type { TrustBundle } from '@guildhall/schema';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import type { TrustBundles } from '../identity/trust-bundles.ts';

export const MARKETPLACE = 'mkt_1';
export const PEOPLE = 'https://people.invalid';
export const HOST = 'https://host.invalid';

/** A marketplace with a people issuer, a host and an API key, and somebody to sign for each. */
export async function aTrustedWorld() {
  const [people, host, stranger] = await Promise.all([aKey('EdDSA'), aKey('ES256'), aKey('EdDSA')]);
  const secret = 'the-secret-of-the-key';
  const bundle: TrustBundle = {
    marketplaceId: MARKETPLACE,
    slug: 'demo',
    rev: 1,
    issuers: [
      { kind: 'PEOPLE', url: PEOPLE, jwks: { keys: [people.open] }, host: null, origins: [] },
      { kind: 'HOST', url: HOST, jwks: { keys: [host.open] }, host: 'crm', origins: ['https://crm.invalid'] },
    ],
    people: [],
    apiKeys: [
      {
        id: 'key_1',
        hash: createHash('sha256').update(secret).digest('hex'),
        actorId: 'act_key',
        name: 'CI',
        publisherId: 'pub_1',
        expiresAt: null,
      },
    ],
    publishableKeys: [
      {
        ...{ id: 'pbk_1', actorId: 'act_storefront', name: 'Storefront', endsAt: null },
        origins: ['https://store.invalid'],
      },
    ],
  };
  const bundles: TrustBundles = {
    of: (id) => Promise.resolve(id === MARKETPLACE ? bundle : null),
    atHand: (id) => (id === MARKETPLACE ? bundle : null),
    refresh: () => undefined,
  };
  return {
    bundle,
    bundles,
    apiKey: `ghk.${MARKETPLACE}.key_1.${secret}`,
    publishableKey: `ghp.${MARKETPLACE}.pbk_1`,
    person: signer(people.secret, 'EdDSA', {
      iss: PEOPLE,
      aud: 'guildhall',
      marketplace: MARKETPLACE,
      sub: 'ada',
    }),
    hostUser: signer(host.secret, 'ES256', { iss: HOST, aud: MARKETPLACE, sub: 'ada', organization: 'acme' }),
    stranger: signer(stranger.secret, 'EdDSA', {
      iss: PEOPLE,
      aud: 'guildhall',
      marketplace: MARKETPLACE,
      sub: 'ada',
    }),
  };
}

/** Signs a token with the usual claims, changed as asked. `iat` and `exp` are seconds from now. */
type Sign = (changes?: JWTPayload, dates?: { iat?: number; exp?: number | null }) => Promise<string>;

function signer(key: SigningKey, alg: string, usual: JWTPayload): Sign {
  return async (changes = {}, { iat = 0, exp = 300 } = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const token = new SignJWT({ ...usual, ...changes }).setProtectedHeader({ alg }).setIssuedAt(now + iat);
    return `Bearer ${await (exp === null ? token : token.setExpirationTime(now + exp)).sign(key)}`;
  };
}

type SigningKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

async function aKey(alg: string) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const { kty = '', ...rest } = await exportJWK(publicKey);
  return { secret: privateKey, open: { kty, alg, ...rest } };
}
