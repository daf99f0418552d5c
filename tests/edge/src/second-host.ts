import { generateKeyPairSync, sign } from 'node:crypto';
import { post } from './client.ts';
import type { Deployed } from './deployment.ts';

/** One more host of the demo marketplace, which vouches for anybody. */
export interface SecondHost {
  key: string;
  token(user: {
    organization: string;
    workspace?: string;
    user?: string;
    role?: 'endUser' | 'orgAdmin';
  }): string;
}

export async function registerHost(deployed: Deployed, key: string): Promise<SecondHost> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const issuer = `https://${key}.invalid`;
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: key, alg: 'EdDSA', use: 'sig' };
  const input = { key, name: key, origins: [issuer], issuer, jwks: { keys: [jwk] } };
  const query = `mutation ($input: RegisterHostInput!) {
    registerHost(input: $input) { host { id } userErrors { message } } }`;
  const token = deployed.token('owner');
  const answer = await post(deployed.guildhall.gateway, { token, body: { query, variables: { input } } });
  if (!JSON.stringify(answer).includes('"userErrors":[]')) throw new Error(JSON.stringify(answer));
  return {
    key,
    token({ organization, workspace, user = 'ada', role = 'endUser' }) {
      const now = Math.floor(Date.now() / 1_000);
      const audience = deployed.guildhall.personas.owner.marketplace;
      const claims = { iss: issuer, aud: audience, sub: user, iat: now, exp: now + 600 };
      const text = [
        { alg: 'EdDSA', kid: key },
        { ...claims, organization, workspace, role },
      ]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
    },
  };
}
