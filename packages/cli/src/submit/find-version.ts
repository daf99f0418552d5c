import { ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { defineQuery } from '../gateway/operation.ts';
import { VERSION_FIELDS, versionShape, type Version } from './version-fields.ts';

const FIND_VERSIONS = defineQuery(
  `query FindVersions($name: String!) {
    plugin(name: $name) {
      id name installCount
      listing { title state stage }
      channels { name version { versionString } }
      versions(first: 20) { nodes { ${VERSION_FIELDS} createdAt } }
    }
  }`,
  z.object({
    plugin: z
      .object({
        id: z.string(),
        name: z.string(),
        installCount: z.number(),
        listing: z.object({ title: z.string(), state: z.string(), stage: z.string() }),
        channels: z.array(
          z.object({ name: z.string(), version: z.object({ versionString: z.string() }).nullable() }),
        ),
        versions: z.object({ nodes: z.array(versionShape.extend({ createdAt: z.string() })) }),
      })
      .nullable(),
  }),
);
type Found = NonNullable<z.infer<typeof FIND_VERSIONS.shape>['plugin']>;

const FIND_VERSION = defineQuery(
  `query FindVersion($name: String!, $versionString: String!) {
    plugin(name: $name) { version(versionString: $versionString) { ${VERSION_FIELDS} } }
  }`,
  z.object({ plugin: z.object({ version: versionShape.nullable() }).nullable() }),
  ({ plugin }) => plugin?.version,
);

/** A plugin by name with its newest versions, the latest first. */
export async function findPlugin(gateway: Gateway, name: string): Promise<Result<Found, Failure>> {
  const answer = await gateway.ask(FIND_VERSIONS, { name });
  if (!answer.ok) return answer;
  const { plugin } = answer.value;
  if (!plugin) return noPlugin(name);
  const nodes = [...plugin.versions.nodes].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return ok({ ...plugin, versions: { nodes } });
}

const ANY = { called: 'version', fits: () => true };

/** The version that is named, or the latest for which `fits` holds; `called` says what is missing when there is none. */
export async function findVersion(
  gateway: Gateway,
  { plugin: name, version: versionString }: { plugin: string; version: string | undefined },
  { called, fits }: { called: string; fits: (version: Version) => boolean } = ANY,
): Promise<Result<Version, Failure>> {
  if (versionString === undefined) {
    const found = await findPlugin(gateway, name);
    if (!found.ok) return found;
    const latest = found.value.versions.nodes.find(fits);
    return latest ? ok(latest) : noVersion(name, called);
  }
  const answer = await gateway.ask(FIND_VERSION, { name, versionString });
  if (!answer.ok) return answer;
  if (!answer.value.plugin) return noPlugin(name);
  const { version } = answer.value.plugin;
  return version ? ok(version) : noVersion(name, `version ${versionString}`);
}

function noPlugin(name: string): Result<never, Failure> {
  return failed(
    'usage',
    'NO_SUCH_PLUGIN',
    `There is no plugin "${name}" that you may see. Look at guildhall plugins.`,
  );
}

function noVersion(name: string, what: string): Result<never, Failure> {
  return failed('usage', 'NO_SUCH_VERSION', `${name} has no ${what}. Look at guildhall status ${name}.`);
}
