import { z } from 'zod';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const address = z.url().refine((url) => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}, 'is https, or http on loopback for development');

/** A service that builds for others and signs what it builds. */
export const ciIssuer = z.object({ issuer: address, jwksUri: address });
export type CiIssuer = z.infer<typeof ciIssuer>;

/**
 * The only addresses that keys are fetched from. Publishers choose among them; were they to name others, they could
 * send our requests wherever they like. The deployment adds its own with CI_ISSUERS.
 */
export const CI_ISSUERS: readonly CiIssuer[] = [
  {
    issuer: 'https://token.actions.githubusercontent.com',
    jwksUri: 'https://token.actions.githubusercontent.com/.well-known/jwks',
  },
  { issuer: 'https://gitlab.com', jwksUri: 'https://gitlab.com/oauth/discovery/keys' },
];
