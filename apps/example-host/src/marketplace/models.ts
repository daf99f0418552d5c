import { z } from 'zod';

const reason = z.object({ code: z.string(), message: z.string() });
const consentPermission = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  sensitivity: z.string(),
  purpose: z.string(),
  required: z.boolean(),
  added: z.boolean(),
});
const consentOrigin = z.object({
  origin: z.string(),
  purpose: z.string(),
  userData: z.boolean(),
  required: z.boolean(),
  added: z.boolean(),
});
const declaredFact = z.object({ name: z.string(), declared: z.boolean(), observed: z.boolean() });

/** What Forge saw in the code, beside what the manifest says. */
export const factSheet = z.object({
  permissions: z.array(declaredFact),
  origins: z.array(declaredFact),
  capabilities: z.array(z.string()),
});

/** What a consent screen asks. */
export const consentRequest = z.object({
  version: z.object({ id: z.string(), factSheet: factSheet.nullish() }),
  versionString: z.string(),
  permissionDigest: z.string(),
  changeClass: z.string(),
  permissions: z.array(consentPermission),
  origins: z.array(consentOrigin),
});

const listing = z.object({
  title: z.string(),
  summary: z.string(),
  icon: z.string().nullish(),
  categories: z.array(z.string()),
});

/** A plugin as lists about something else name it. */
export const pluginReference = z.object({ id: z.string(), name: z.string(), listing: listing.nullish() });

/** What may be done about a plugin here; a word from the future is treated like NONE. */
const installAction = z.enum(['INSTALL', 'REQUEST', 'INSTALLED', 'NONE']).catch('NONE');

export const pluginSummary = z.object({
  id: z.string(),
  name: z.string(),
  installCount: z.number(),
  publisher: z.object({ name: z.string() }),
  listing,
  installability: z.object({ action: installAction }).nullish(),
});

export const pluginDetail = pluginSummary.extend({
  listing: listing.extend({ description: z.string() }),
  installability: z
    .object({ action: installAction, reasons: z.array(reason), consent: consentRequest.nullish() })
    .nullish(),
});

export const installationState = z
  .enum([
    'CONSENT_REQUIRED',
    'ACTIVE',
    'UPDATE_PENDING_CONSENT',
    'DISABLED',
    'DIGEST_MISMATCH',
    'UNINSTALLED',
  ])
  .or(z.string().transform(() => 'UNKNOWN' as const));

const setting = z.object({
  type: z.enum(['string', 'number', 'boolean']),
  title: z.string(),
  description: z.string().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
});

/** The part of plugin.json this page reads. */
export const manifest = z.object({
  contributes: z.object({ settings: z.object({ properties: z.record(z.string(), setting) }).optional() }),
});

export const installation = z.object({
  id: z.string(),
  rev: z.number(),
  state: installationState,
  settings: z.record(z.string(), z.unknown()),
  grants: z.array(z.string()),
  availableActions: z.array(z.string()),
  plugin: pluginReference,
  lock: z
    .object({ versionString: z.string(), version: z.object({ id: z.string(), manifest: z.unknown() }) })
    .nullish(),
  runnable: z.object({ ok: z.boolean(), reasons: z.array(reason) }),
  consent: z.object({ permissionDigest: z.string() }).nullish(),
  pendingUpdate: consentRequest.nullish(),
});

export const explanation = z.object({
  shown: z.boolean(),
  stages: z.array(z.object({ name: z.string(), ok: z.boolean(), message: z.string() })),
});

export const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });

export type ConsentRequest = z.infer<typeof consentRequest>;
export type FactSheet = z.infer<typeof factSheet>;
export type PluginSummary = z.infer<typeof pluginSummary>;
export type PluginDetail = z.infer<typeof pluginDetail>;
export type Installation = z.infer<typeof installation>;
export type SettingDeclaration = z.infer<typeof setting>;
