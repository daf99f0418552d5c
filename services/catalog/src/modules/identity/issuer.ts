import { z } from 'zod';

export const jwks = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** An identity provider whose people may sign in to the marketplace. */
export const issuer = z.object({
  id: z.string(),
  /** `iss` of its tokens. */
  url: z.string(),
  jwks,
  rev: z.int(),
});
export type Issuer = z.infer<typeof issuer>;
export type Jwks = z.infer<typeof jwks>;

/** Projection of a host, which signs tokens of its own people. */
export const hostIssuer = z.object({
  key: z.string(),
  issuer: z.string(),
  jwks,
  origins: z.array(z.string()),
});
export type HostIssuer = z.infer<typeof hostIssuer>;
