import { z } from 'zod';

/** What forge signs when an upload has arrived, and catalog checks at submit. A JWS, issuer `forge`, audience `catalog`. */
export const uploadReceipt = z.object({
  marketplaceId: z.string(),
  uploadId: z.string(),
  /** Who uploaded; nobody else can submit it. */
  actorId: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int(),
});
export type UploadReceipt = z.infer<typeof uploadReceipt>;

const jwks = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** Whom gateways believe in one marketplace. A JWS by catalog, audience `gateway`. */
export const trustBundle = z.object({
  marketplaceId: z.string(),
  slug: z.string(),
  /** Changes with every change of the bundle. */
  rev: z.int(),
  issuers: z.array(
    z.object({
      kind: z.enum(['PEOPLE', 'HOST']),
      /** `iss` of its tokens. */
      url: z.string(),
      jwks,
      /** HOST only: the host's key and the web origins its pages come from. */
      host: z.string().nullable(),
      origins: z.array(z.string()),
    }),
  ),
  people: z.array(
    z.object({
      actorId: z.string(),
      roles: z.array(z.string()),
      scope: z
        .object({ host: z.string(), organization: z.string(), workspace: z.string().optional() })
        .nullable(),
    }),
  ),
  apiKeys: z.array(
    z.object({
      id: z.string(),
      /** SHA-256 of the secret, hex. */
      hash: z.string(),
      actorId: z.string(),
      name: z.string(),
      publisherId: z.string(),
      expiresAt: z.iso.datetime().nullable(),
    }),
  ),
  /** Keys that stand in pages: nothing of them is secret. Catalogs from before they were send none. */
  publishableKeys: z
    .array(
      z.object({
        id: z.string(),
        actorId: z.string(),
        name: z.string(),
        /** Web origins of the pages that may use it. */
        origins: z.array(z.string()),
        endsAt: z.iso.datetime().nullable(),
      }),
    )
    .default([]),
});
export type TrustBundle = z.infer<typeof trustBundle>;
