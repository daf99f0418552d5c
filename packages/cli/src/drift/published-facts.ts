import { ok, type Result } from '@guildhall/kernel';
import { parseManifest } from '@guildhall/manifest';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { defineQuery } from '../gateway/operation.ts';
import { findVersion } from '../submit/find-version.ts';
import type { Baseline } from './baseline-for.ts';

const READ_RELEASE = defineQuery(
  `query ReadRelease($id: ID!) {
    version(id: $id) { versionString manifest factSheet { capabilities origins { name observed } } }
  }`,
  z.object({
    version: z
      .object({
        versionString: z.string(),
        manifest: z.unknown(),
        factSheet: z
          .object({
            capabilities: z.array(z.string()),
            origins: z.array(z.object({ name: z.string(), observed: z.boolean() })),
          })
          .nullable(),
      })
      .nullable(),
  }),
);

const PUBLISHED = {
  called: 'published version',
  fits: ({ state }: { state: string }) => state === 'PUBLISHED',
};

/** What the marketplace tells of a version: its manifest, and what its code was seen to do. */
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
  const { factSheet } = release;
  return ok({
    name,
    project: null,
    facts: {
      manifest: read.value.manifest,
      artifact: null,
      dependencies: null,
      capabilities: factSheet && factSheet.capabilities,
      reached: factSheet && factSheet.origins.filter(({ observed }) => observed).map((origin) => origin.name),
      signer: null,
      behaviour: null,
    },
  });
}
