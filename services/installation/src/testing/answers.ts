import { z } from 'zod';

/** What tests read of answers, parsed so that a missing field fails loudly. */
export const userErrors = z.array(
  z.object({ code: z.string(), message: z.string(), field: z.array(z.string()).nullable().optional() }),
);

export const graphErrors = z
  .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
  .optional();

const permission = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  purpose: z.string(),
  required: z.boolean(),
  added: z.boolean(),
});

const pendingUpdate = z.object({
  version: z.object({ id: z.string() }),
  permissionDigest: z.string(),
  changeClass: z.string(),
  permissions: z.array(permission),
  origins: z.array(z.object({ origin: z.string(), required: z.boolean(), added: z.boolean() })),
});

export const installation = z.object({
  id: z.string(),
  state: z.string(),
  rev: z.int(),
  grants: z.array(z.string()),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.array(
    z.object({
      ...{ name: z.string(), label: z.string(), required: z.boolean() },
      ...{ setAt: z.string().nullable(), setBy: z.string().nullable() },
    }),
  ),
  fallback: z.object({ version: z.object({ id: z.string() }), versionString: z.string() }).nullable(),
  availableActions: z.array(z.string()),
  lock: z.object({ version: z.object({ id: z.string() }), versionString: z.string() }).nullable(),
  runnable: z.object({ ok: z.boolean(), reasons: z.array(z.object({ code: z.string() })) }),
  consent: z.object({ permissions: z.array(z.string()), origins: z.array(z.string()) }).nullable(),
  pendingUpdate: pendingUpdate.nullable(),
});
export type InstallationAnswer = z.infer<typeof installation>;

export const SHOWN = `id state rev grants settings secrets { name label required setAt setBy }
  fallback { version { id } versionString } availableActions lock { version { id } versionString }
  runnable { ok reasons { code } } consent { permissions origins }
  pendingUpdate { version { id } permissionDigest changeClass
    permissions { name title description purpose required added } origins { origin required added } }`;

export const resolution = z.object({
  etag: z.string(),
  feedSeq: z.int(),
  epoch: z.int(),
  validUntil: z.string(),
  contributions: z.array(
    z.object({
      key: z.string(),
      installationId: z.string(),
      pluginId: z.string(),
      pluginName: z.string(),
      versionId: z.string(),
      releaseDigest: z.string(),
      title: z.string(),
      kind: z.string(),
      extensionPoint: z.string().nullable(),
      order: z.int(),
      grants: z.array(z.string()),
      settings: z.record(z.string(), z.unknown()),
      warned: z.boolean(),
      signedManifest: z.string().nullable(),
      when: z.unknown(),
      bundle: z.object({ url: z.string(), sha256: z.string(), bytes: z.int() }),
    }),
  ),
});

export const RESOLVE = `query ($scope: ScopeInput!, $points: [String!]) {
  resolveContributions(scope: $scope, extensionPoints: $points) { etag feedSeq epoch validUntil
    contributions { key installationId pluginId pluginName versionId releaseDigest title kind extensionPoint order grants
      settings warned signedManifest when bundle { url sha256 bytes } } } }`;
