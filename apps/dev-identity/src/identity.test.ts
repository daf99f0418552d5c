import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { z } from 'zod';
import { DEV_ISSUER, openDevIdentity } from './identity.ts';
import { PERSONA_NAMES, PERSONAS } from './personas.ts';

describe('the development identity provider', () => {
  it('vouches for a persona in one marketplace for a day', async () => {
    const identity = await openDevIdentity(await aKey());

    const token = await identity.tokenFor('reviewer', 'mkt_1');

    const { payload } = await jwtVerify(token, jwksOf(identity.issuer.jwks), {
      issuer: DEV_ISSUER,
      audience: 'guildhall',
    });
    expect(payload).toMatchObject({ sub: 'reviewer', marketplace: 'mkt_1', name: 'Rui Reviewer' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(86_400);
  });

  it('shows no secret in its public keys', async () => {
    const identity = await openDevIdentity(await aKey());

    expect(JSON.stringify(identity.issuer)).not.toContain('"d"');
  });

  it('gives host roles only together with a place', () => {
    const placeless = PERSONA_NAMES.filter((name) => {
      const { roles, scope } = { scope: undefined, ...PERSONAS[name] };
      return roles.some((role) => role === 'orgAdmin' || role === 'endUser') && !scope;
    });

    expect(placeless).toEqual([]);
  });
});

async function aKey() {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: 'dev-identity', alg: 'EdDSA' };
}

function jwksOf(jwks: unknown) {
  return createLocalJWKSet(z.object({ keys: z.array(z.looseObject({ kty: z.string() })) }).parse(jwks));
}
