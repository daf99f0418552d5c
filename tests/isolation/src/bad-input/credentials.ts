import { generateKeyPair } from 'jose';
import type { Stage } from '../world/stage.ts';

/** Credentials that open nothing, and what the refusal says. */
export interface BadCredentials {
  what: string;
  header(this: void, stage: Stage, marketplace: string): Promise<string | undefined> | string | undefined;
  says: RegExp;
}

const bearer = async (token: Promise<string>) => `Bearer ${await token}`;
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const BAD_CREDENTIALS: readonly BadCredentials[] = [
  { what: 'none', header: () => undefined, says: /Say who you are/ },
  { what: 'a password', header: () => 'Basic b3duZXI6b3duZXI=', says: /must read/ },
  { what: 'no token', header: () => 'Bearer nonsense', says: /no token/ },
  { what: 'a token of 20 kilobytes', header: () => `Bearer ${'a'.repeat(14_000)}`, says: /must read/ },
  {
    what: 'a token that has expired',
    header: ({ people }, marketplace) => bearer(people.token('owner', marketplace, { expires: -60 })),
    says: /expired/,
  },
  {
    what: 'a token for another audience',
    header: ({ people }, marketplace) =>
      bearer(people.token('owner', marketplace, { audience: 'elsewhere' })),
    says: /no marketplace here/,
  },
  {
    what: 'a token for a marketplace that does not exist',
    header: ({ people }) => bearer(people.token('owner', `mkt_${'0'.repeat(26)}`)),
    says: /does not exist/,
  },
  {
    what: 'a token of an unknown issuer',
    header: ({ people }, marketplace) =>
      bearer(people.token('owner', marketplace, { issuer: 'https://evil.invalid' })),
    says: /does not know the issuer/,
  },
  {
    what: 'a token signed with another key',
    header: async ({ people }, marketplace) => {
      const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
      return bearer(people.token('owner', marketplace, { key: privateKey }));
    },
    says: /does not hold/,
  },
  {
    what: 'a token that says it needs no signature',
    header: (_stage, marketplace) =>
      `Bearer ${base64({ alg: 'none' })}.${base64({ iss: 'https://dev-identity.guildhall.invalid', aud: 'guildhall', sub: 'owner', marketplace, exp: 9_999_999_999 })}.`,
    says: /does not hold|no token/,
  },
  {
    what: 'a host’s token that claims a role of staff',
    header: async (stage, marketplace) =>
      bearer((await stage.host(marketplace)).token(marketplace, { role: 'owner' })),
    says: /one of the roles orgAdmin, endUser, not owner/,
  },
  {
    what: 'a host’s token that claims a role of publishers',
    header: async (stage, marketplace) =>
      bearer((await stage.host(marketplace)).token(marketplace, { role: 'publisherKey' })),
    says: /one of the roles orgAdmin, endUser, not publisherKey/,
  },
  {
    what: 'a host’s token without an organization',
    header: async (stage, marketplace) =>
      bearer((await stage.host(marketplace)).token(marketplace, { organization: undefined })),
    says: /organization/,
  },
  {
    what: 'a host’s token in another marketplace',
    header: async (stage, marketplace) =>
      bearer((await stage.host(marketplace)).token(stage.guildhall.personas.otherOwner.marketplace, {})),
    says: /does not know the issuer/,
  },
  {
    what: 'an API key that somebody made up',
    header: (_stage, marketplace) => `Bearer ghk.${marketplace}.key_${'0'.repeat(26)}.secret`,
    says: /unknown or revoked/,
  },
  { what: 'half an API key', header: () => 'Bearer ghk.half', says: /not whole/ },
];
