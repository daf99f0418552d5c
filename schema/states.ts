import { z } from 'zod';
import { functionLimits } from './function-limits.ts';

/*
 * The public state of everything that crosses a service's border: what events carry and snapshots show.
 * Instants are ISO 8601 strings in UTC.
 */

const rev = z.int().nonnegative();
const instant = z.iso.datetime();
const reason = z.object({ code: z.string(), message: z.string(), restrictionId: z.string().optional() });
const json = z.record(z.string(), z.unknown());

export const marketplace = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  state: z.enum(['CREATING', 'ACTIVE', 'CLOSED']),
  ownerActorId: z.string(),
  rev,
});
export type MarketplaceState = z.infer<typeof marketplace>;

export const prepared = z.object({ marketplaceId: z.string(), service: z.string() });
export type PreparedState = z.infer<typeof prepared>;

export const publisher = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  state: z.enum(['REGISTERED', 'ACTIVE', 'CLOSED']),
  namespaces: z.array(z.string()),
  members: z.array(z.object({ actorId: z.string(), role: z.enum(['OWNER', 'MEMBER']) })),
  rev,
});
export type PublisherState = z.infer<typeof publisher>;

export const plugin = z.object({
  id: z.string(),
  name: z.string(),
  publisherId: z.string(),
  listing: z.object({
    state: z.enum([
      'DRAFT',
      'CONTENT_REVIEW',
      'READY',
      'LISTED',
      'HIDDEN',
      'DEPRECATED',
      'ARCHIVED',
      'DELETED',
    ]),
    visibility: z.enum(['PUBLIC', 'UNLISTED']),
    title: z.string(),
    summary: z.string(),
    icon: z.string().nullable(),
    categories: z.array(z.string()),
  }),
  rev,
});
export type PluginState = z.infer<typeof plugin>;

/** A code file of a release, as browsers and executors load it. */
export const bundle = z.object({ name: z.string(), sha256: z.string(), bytes: z.int(), gzipBytes: z.int() });
export type BundleState = z.infer<typeof bundle>;

/** Surfaces a release was checked against: host key and surface version. */
const checkedSurface = z.object({ hostKey: z.string(), version: z.string() });

/** What a concluded run seals. */
export const release = z.object({
  releaseDigest: z.string(),
  manifestDigest: z.string(),
  /** At most 32 KB; the parsed plugin.json. */
  manifest: json,
  bundles: z.array(bundle),
  surfaces: z.array(checkedSurface),
});
export type ReleaseState = z.infer<typeof release>;

export const VERSION_STATES = [
  'DRAFT',
  'SUBMITTED',
  'CHECKING',
  'CHECK_ERROR',
  'EVALUATING',
  'QUARANTINED',
  'IN_REVIEW',
  'CHANGES_REQUESTED',
  'APPROVED',
  'REJECTED',
  'PUBLISHED',
  'YANKED',
  'WITHDRAWN',
] as const;

/** What tokens of a trusted publisher's builds must say, in one word for all build services; empty where it was not pinned. */
export const trustedBuild = z.object({
  issuer: z.string(),
  subject: z.string(),
  repository: z.string(),
  workflow: z.string(),
  ref: z.string(),
});
export type TrustedBuildState = z.infer<typeof trustedBuild>;

export const version = z.object({
  id: z.string(),
  pluginId: z.string(),
  pluginName: z.string(),
  publisherId: z.string(),
  versionString: z.string(),
  state: z.enum(VERSION_STATES),
  channel: z.string(),
  releaseMode: z.enum(['AUTO', 'MANUAL']),
  sourceDigest: z.string().nullable(),
  /** Counts submissions to Forge: 1 for the first run, one more for each retry. */
  runAttempt: z.int(),
  release: release.nullable(),
  submittedBy: z.string().nullable(),
  /** Null when no build of a trusted publisher submitted it; absent in messages from before it was told. */
  trustedPublisher: trustedBuild.nullish(),
  publishedAt: instant.nullable(),
  rev,
});
export type VersionState = z.infer<typeof version>;

export const channel = z.object({
  /** `<pluginId>/<name>` */
  id: z.string(),
  pluginId: z.string(),
  name: z.string(),
  versionId: z.string().nullable(),
  rev,
});
export type ChannelState = z.infer<typeof channel>;

export const runStarted = z.object({
  runId: z.string(),
  versionId: z.string(),
  attempt: z.int(),
  rev,
});
export type RunStartedState = z.infer<typeof runStarted>;

export const runConcluded = z.object({
  runId: z.string(),
  versionId: z.string(),
  attempt: z.int(),
  outcome: z.enum(['CONCLUDED', 'ERROR']),
  /** What broke, when the outcome is ERROR; written for the publisher. */
  error: z.string().nullable(),
  /** Null when there is nothing to release: an ERROR, or a failed manifest or build. */
  release: release.nullable(),
  /** The `facts` part of the policy's input, as the policy package describes it. */
  facts: json,
  factSheetDigest: z.string().nullable(),
  rev,
});
export type RunConcludedState = z.infer<typeof runConcluded>;

/** Known vulnerabilities that an import of advisories has found in a published version, the worst first. */
export const versionAffected = z.object({
  versionId: z.string(),
  advisories: z
    .array(
      z.object({
        id: z.string(),
        /** `name@version` */
        package: z.string(),
        severity: z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO']),
        /** Reported as malware. */
        malicious: z.boolean(),
        summary: z.string().nullable(),
        fixedIn: z.string().nullable(),
      }),
    )
    .max(10),
  /** How many there are besides those that are named. */
  more: z.int().nonnegative(),
  /** The number of the import. */
  rev,
});
export type VersionAffectedState = z.infer<typeof versionAffected>;

export const decision = z.object({
  id: z.string(),
  versionId: z.string(),
  /** The version's rev that was decided about. */
  versionRev: z.int(),
  verdict: z.enum(['APPROVE', 'REVIEW', 'QUARANTINE', 'REJECT']),
  reasons: z.array(reason),
  /** `policy`, or the reviewer's actor id. */
  decidedBy: z.string(),
  caseId: z.string().nullable(),
  dueAt: instant.nullable(),
  rev,
});
export type DecisionState = z.infer<typeof decision>;

export const reviewCase = z.object({
  id: z.string(),
  queue: z.string(),
  subject: z.object({ type: z.enum(['VERSION', 'RESTRICTION']), id: z.string() }),
  state: z.enum(['QUEUED', 'LEASED', 'AWAITING_PUBLISHER', 'HELD', 'DECIDED', 'CLOSED']),
  reasons: z.array(reason),
  dueAt: instant,
  /** The last question to, or answer from, the publisher. */
  lastMessage: z.string().nullable(),
  rev,
});
export type ReviewCaseState = z.infer<typeof reviewCase>;

export const restrictionTarget = z.object({
  type: z.enum(['VERSION', 'DIGEST', 'PLUGIN', 'PUBLISHER']),
  id: z.string(),
});

export const restriction = z.object({
  id: z.string(),
  kind: z.enum([
    'WARN',
    'LABEL',
    'SOFT_BLOCK',
    'HARD_BLOCK',
    'DIGEST_DENY',
    'LISTING_HIDE',
    'PLUGIN_SUSPEND',
    'PUBLISHER_RESTRICT',
    'PUBLISHER_SUSPEND',
    'PUBLISHER_BAN',
  ]),
  target: restrictionTarget,
  state: z.enum(['PROPOSED', 'HELD', 'SCHEDULED', 'ACTIVE', 'LIFTED', 'EXPIRED', 'REFUSED']),
  clause: z.string(),
  reason: z.string(),
  interim: z.boolean(),
  stop: z.boolean(),
  effectiveAt: instant,
  expiresAt: instant.nullable(),
  /** Position in the marketplace's feed of the entry that says this. */
  feedSeq: z.int(),
  rev,
});
export type RestrictionState = z.infer<typeof restriction>;

/** One entry of the signed, gapless restriction feed of a marketplace. Travels as a JWS by governance. */
export const feedEntry = z.object({
  marketplaceId: z.string(),
  seq: z.int().positive(),
  at: instant,
  restriction,
});
export type FeedEntry = z.infer<typeof feedEntry>;

export const trust = z.object({
  publisherId: z.string(),
  tier: z.int().min(0).max(4),
  restricted: z.boolean(),
  rev,
});
export type TrustState = z.infer<typeof trust>;

/** What a marketplace has set for itself. */
export const settings = z.object({
  /** The marketplace's id. */
  id: z.string(),
  auditSamplePerMille: z.int().min(0).max(1_000),
  functionLimits,
  /** Where functions may reach at most, whatever they declare; null for anywhere. */
  allowedOrigins: z.array(z.string()).nullable().default(null),
  rev,
});
export type SettingsState = z.infer<typeof settings>;

export const surface = z.object({
  hostId: z.string(),
  hostKey: z.string(),
  version: z.string(),
  digest: z.string(),
  /** See surface.schema.json. */
  body: json,
  rev,
});
export type SurfaceState = z.infer<typeof surface>;

export const host = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  origins: z.array(z.string()),
  issuer: z.string(),
  jwks: json,
  rev,
});
export type HostState = z.infer<typeof host>;

/** A code file of a release by name; `functions` among them where a release has any. */
const code = z.object({ name: z.string(), sha256: z.string() });

export const installation = z.object({
  id: z.string(),
  pluginId: z.string(),
  publisherId: z.string(),
  versionId: z.string().nullable(),
  host: z.string(),
  organization: z.string(),
  /** Null for the whole organization. */
  workspace: z.string().nullable().default(null),
  state: z.enum([
    'CONSENT_REQUIRED',
    'ACTIVE',
    'UPDATE_PENDING_CONSENT',
    'DISABLED',
    'DIGEST_MISMATCH',
    'UNINSTALLED',
  ]),
  /** Of the version it is locked to; null until the first consent. */
  releaseDigest: z.string().nullable().default(null),
  bundles: z.array(code).default([]),
  grants: z
    .object({ permissions: z.array(z.string()), origins: z.array(z.string()) })
    .default({ permissions: [], origins: [] }),
  /** Plain values by name. */
  settings: json.default({}),
  /** Sealed to Forge's encryption key; nobody else can read them. */
  secrets: z.array(z.object({ name: z.string(), jwe: z.string() })).default([]),
  /** A compact JWS over `installationManifest`; null while nothing may run. */
  signedManifest: z.string().nullable().default(null),
  rev,
});
export type InstallationState = z.infer<typeof installation>;

/** `typ` and audience of a signed installation manifest; it is signed by `installation`. */
export const INSTALLATION_MANIFEST = 'guildhall-installation+jwt';

/**
 * What may run at a place, signed by the service that owns installations: hosts and executors refuse code that is not
 * in it. It does not expire; of two, the one with the higher `rev` counts, and a stop travels by the restriction feed.
 */
export const installationManifest = z.object({
  iss: z.literal('installation'),
  marketplaceId: z.string(),
  installationId: z.string(),
  host: z.string(),
  organization: z.string(),
  workspace: z.string().optional(),
  pluginId: z.string(),
  versionId: z.string(),
  releaseDigest: z.string(),
  manifestDigest: z.string(),
  bundles: z.array(code),
  grants: z.object({ permissions: z.array(z.string()), origins: z.array(z.string()) }),
  rev,
  /** Seconds since 1970. */
  iat: z.int(),
});
export type InstallationManifest = z.infer<typeof installationManifest>;
