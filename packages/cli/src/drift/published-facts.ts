import { ok, type Result } from '@guildhall/kernel';
import { parseManifest } from '@guildhall/manifest';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { defineQuery } from '../gateway/operation.ts';
import { findVersion } from '../submit/find-version.ts';
import type { Baseline } from './baseline.ts';

/** What is read of an attestation; whether to believe it is for guildhall verify to say. */
const attested = z.looseObject({
  sbom: z.unknown(),
  provenance: z.object({
    payloadType: z.string(),
    payload: z.string(),
    signatures: z.array(z.object({ keyid: z.string(), sig: z.string() })),
  }),
});

const READ_RELEASE = defineQuery(
  `query ReadRelease($id: ID!) {
    viewer { actorId kind }
    version(id: $id) {
      versionString manifest
      factSheet { capabilities signer build { reproducible } origins { name observed } }
      attestation { bundle }
    }
  }`,
  z.object({
    viewer: z.object({ actorId: z.string(), kind: z.string() }),
    version: z
      .object({
        versionString: z.string(),
        manifest: z.unknown(),
        factSheet: z
          .object({
            capabilities: z.array(z.string()),
            signer: z.string().nullable(),
            build: z.object({ reproducible: z.boolean() }).nullable(),
            origins: z.array(z.object({ name: z.string(), observed: z.boolean() })),
          })
          .nullable(),
        attestation: z.object({ bundle: attested }).nullable(),
      })
      .nullable(),
  }),
  ({ version }) => version?.manifest,
);

const PUBLISHED = {
  called: 'published version',
  fits: ({ state }: { state: string }) => state === 'PUBLISHED',
};

/** What the marketplace tells of a version: its manifest, what its code was seen to do, what it is made of and by whom. */
export async function publishedFacts(
  gateway: Gateway,
  plugin: string,
  version: string | undefined,
): Promise<Result<Baseline, Failure>> {
  const found = await findVersion(gateway, { plugin, version }, PUBLISHED);
  if (!found.ok) return found;
  const answer = await gateway.ask(READ_RELEASE, { id: found.value.id });
  if (!answer.ok) return answer;
  const release = answer.value.version;
  const name = `${plugin} ${found.value.versionString}`;
  const read = await parseManifest(JSON.stringify(release?.manifest ?? null));
  if (!release || !read.ok)
    return failed(
      'usage',
      'NO_RELEASE',
      `${name} has no release to compare with; name one that passed its checks.`,
    );
  const { factSheet, attestation } = release;
  const made = attestation && (await madeOf(attestation.bundle));
  return ok({
    name,
    project: null,
    self: signerOf(answer.value.viewer),
    facts: {
      manifest: read.value.manifest,
      artifact: made && { ...made.artifact, reproducible: factSheet?.build?.reproducible ?? null },
      dependencies: made && made.dependencies,
      capabilities: factSheet && factSheet.capabilities,
      reached: factSheet && factSheet.origins.filter(({ observed }) => observed).map((origin) => origin.name),
      // Which of its people it was, only the publisher is told.
      signer: /^(key )?act_/.test(factSheet?.signer ?? '') ? (factSheet?.signer ?? null) : null,
      behaviour: null,
    },
  });
}

/** As whom the marketplace would note a submission of whoever is signed in. */
function signerOf({ actorId, kind }: { actorId: string; kind: string }): string {
  return kind === 'KEY' ? `key ${actorId}` : actorId;
}

/** What an attestation says a release is made of; null when it says it in another way. */
async function madeOf({ sbom, provenance }: z.infer<typeof attested>) {
  // Loaded when asked for, as with verify.
  const { readSbom, readStatement, sourceDigestIn } = await import('@guildhall/supply-chain');
  const contents = readSbom(sbom);
  const statement = readStatement(provenance);
  const sourceDigest = statement && sourceDigestIn(statement);
  if (!contents || sourceDigest === null) return null;
  return { artifact: { sourceDigest, bundles: contents.bundles }, dependencies: contents.dependencies };
}
