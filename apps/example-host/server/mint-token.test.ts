import { decodeJwt, exportJWK, generateKeyPair, jwtVerify, type CryptoKey, type JWK } from 'jose';
import { PEOPLE } from '../contract/people.ts';
import { mintToken } from './mint-token.ts';

const ADA = { user: 'ada', organization: 'fernhill', role: 'orgAdmin' } as const;
const place = { issuer: 'https://crm.invalid', marketplace: 'mkt_demo', people: PEOPLE };

async function keys(algorithm: string): Promise<{ key: JWK; publicKey: CryptoKey }> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return { key: await exportJWK(privateKey), publicKey };
}

describe('a token of the host', () => {
  it.each(['EdDSA', 'ES256'])(
    'is signed with the %s key of the host for one marketplace',
    async (algorithm) => {
      const { key, publicKey } = await keys(algorithm);

      const minted = await mintToken({ key, ...place }, ADA);

      if (!minted.ok) throw new Error(minted.error.message);
      const { payload, protectedHeader } = await jwtVerify(minted.value.token, publicKey, {
        issuer: 'https://crm.invalid',
        audience: 'mkt_demo',
      });
      expect(protectedHeader.alg).toBe(algorithm);
      expect(payload).toMatchObject({ sub: 'ada', organization: 'fernhill', role: 'orgAdmin' });
    },
  );

  it('lives ten minutes, not longer', async () => {
    const { key } = await keys('EdDSA');

    const minted = await mintToken({ key, ...place }, ADA, new Date('2026-03-01T09:00:00Z'));

    if (!minted.ok) throw new Error(minted.error.message);
    const { iat = 0, exp = 0 } = decodeJwt(minted.value.token);
    expect(exp - iat).toBe(600);
    expect(minted.value.expiresAt).toBe('2026-03-01T09:10:00.000Z');
  });

  it.each([
    ['a stranger', { ...ADA, user: 'mallory' }, 'UNKNOWN_PERSON'],
    ['someone of another organization', { ...ADA, organization: 'rival' }, 'OTHER_ORGANIZATION'],
    ['a member who calls himself administrator', { ...ADA, user: 'ben' }, 'OTHER_ROLE'],
  ])('is not signed for %s', async (_who, asked, code) => {
    const { key } = await keys('EdDSA');

    await expect(mintToken({ key, ...place }, asked)).resolves.toMatchObject({ ok: false, error: { code } });
  });
});
