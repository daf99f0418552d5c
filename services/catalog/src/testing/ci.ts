import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

export const CI = 'https://token.actions.githubusercontent.com';
export const AUDIENCE = 'guildhall-demo';
export const CLAIMS = {
  sub: 'repo:orchard/chart:ref:refs/heads/main',
  repository: 'orchard/chart',
  workflow_ref: 'orchard/chart/.github/workflows/release.yml@refs/heads/main',
  ref: 'refs/heads/main',
};

export type Claims = Record<string, unknown>;

/** A build service on loopback: signs tokens, and serves its keys as long as it is open. */
export async function aCi() {
  let keys = await generateKeyPair('RS256');
  let kid = 'one';
  let asked = 0;
  let answer: (() => string) | null = null;
  const server = createServer((_request, response) => {
    asked += 1;
    void exportJWK(keys.publicKey).then((jwk) =>
      response.end(answer ? answer() : JSON.stringify({ keys: [{ ...jwk, kid, alg: 'RS256' }] })),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  let counter = 0;

  return {
    jwksUri: `http://127.0.0.1:${address.port}/jwks`,
    asked: () => asked,
    publicKey: async () => exportJWK(keys.publicKey),
    answers(with_: () => string) {
      answer = with_;
    },
    async rotate() {
      keys = await generateKeyPair('RS256');
      kid = 'two';
    },
    /** A token as a build gets it; `over` changes its claims, undefined leaves one out. */
    token(over: Claims = {}, key: CryptoKey = keys.privateKey): Promise<string> {
      const now = Math.floor(Date.now() / 1000);
      const standard = { iss: CI, aud: AUDIENCE, iat: now, exp: now + 300, jti: `jti-${++counter}` };
      return new SignJWT({ ...standard, ...CLAIMS, ...over })
        .setProtectedHeader({ alg: 'RS256', kid })
        .sign(key);
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}
