import type { PublicJwks } from '@guildhall/service-runtime';
import type { FastifyInstance } from 'fastify';

/** Whose statements reach hosts: the restriction feed, signed installation manifests and calls of functions. */
const SIGNERS = ['governance', 'installation', 'forge'];
/** A key is named here long before anything is signed with it. Seconds. */
const MAX_AGE = 300;

/**
 * `GET /v1/keys`: the public keys by which hosts check what they are told, as a JWK set. The same for everybody, so no
 * token is asked; hosts that do not want to believe the gateway in this pin the keys in their own configuration.
 */
export function serveKeys(app: FastifyInstance, { keys }: PublicJwks): void {
  const shown = keys
    .filter(({ kid, kty }) => kty === 'OKP' && SIGNERS.includes(kid))
    .map(({ kty, crv, kid, x }) => ({ kty, crv, kid, x, alg: 'EdDSA', use: 'sig' }));
  const body = JSON.stringify({ keys: shown });
  app.get('/v1/keys', (_request, reply) =>
    reply
      .headers({
        'content-type': 'application/jwk-set+json',
        'cache-control': `public, max-age=${MAX_AGE}`,
      })
      .send(body),
  );
}
