import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A service elsewhere that builds for others and signs what it builds. It serves its keys on loopback. */
export interface BuildService {
  issuer: string;
  jwksUri: string;
  /** A token as one build gets it; no two are the same. */
  token(claims: { repository: string; audience: string }): Promise<string>;
  close(): Promise<void>;
}

const ISSUER = 'https://builds.invalid';

/** What a token says of the build that has it. */
export const saidBy = (repository: string) => ({
  ...{ sub: `repo:${repository}`, repository },
  ...{ workflow_ref: `${repository}/release.yml`, ref: `refs/tags/${repository}` },
});

export async function openBuildService(): Promise<BuildService> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'builds', alg: 'EdDSA' }] });
  const server = createServer((_request, response) => response.end(keys));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  let builds = 0;
  return {
    issuer: ISSUER,
    jwksUri: `http://127.0.0.1:${address.port}/keys`,
    token: ({ repository, audience }) =>
      new SignJWT(saidBy(repository))
        .setProtectedHeader({ alg: 'EdDSA', kid: 'builds' })
        .setIssuer(ISSUER)
        .setAudience(audience)
        .setJti(`build-${++builds}`)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey),
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
      }),
  };
}
