import { z } from 'zod';
import { hexDigest } from '../shapes.ts';

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PROVENANCE_TYPE = 'https://slsa.dev/provenance/v1';
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
/** How Guildhall Forge builds: esbuild offline, twice, no install scripts; docs/adr/0015. */
export const BUILD_TYPE = 'https://guildhall.dev/forge/build/v1';

const digest = z.looseObject({ sha256: hexDigest });
/** Anything by its digests; packages from lockfiles are known by SHA-512. */
const resource = z.looseObject({
  name: z.string().optional(),
  uri: z.string().optional(),
  digest: z.record(z.string(), z.string()),
});

/** An in-toto Statement v1 with SLSA provenance v1, as Guildhall reads it; fields it does not need may be there. */
export const provenanceStatement = z.looseObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z
    .array(z.looseObject({ name: z.string(), digest }))
    .min(1)
    .max(1_000),
  predicateType: z.literal(PROVENANCE_TYPE),
  predicate: z.looseObject({
    buildDefinition: z.looseObject({
      buildType: z.literal(BUILD_TYPE),
      externalParameters: z.looseObject({
        marketplace: z.string(),
        plugin: z.string(),
        version: z.string(),
        releaseDigest: hexDigest,
      }),
      resolvedDependencies: z.array(resource).max(20_000),
    }),
    runDetails: z.looseObject({
      builder: z.looseObject({ id: z.string() }),
      metadata: z.looseObject({ invocationId: z.string(), finishedOn: z.iso.datetime() }),
      byproducts: z.array(resource).max(1_000),
    }),
  }),
});
export type ProvenanceStatement = z.infer<typeof provenanceStatement>;
