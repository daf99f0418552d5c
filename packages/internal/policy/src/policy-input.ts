import { z } from 'zod';

/** Kinds of harm that analysis looks for; keys of `facts.findings.byThreat`, which counts from medium severity up. */
export const THREATS = [
  'exfiltration',
  'dynamic-code',
  'obfuscation',
  'environment-access',
  'remote-code',
  'install-scripts',
  'undeclared',
  'embedded-secrets',
  'dom-injection',
  'crypto-mining',
  'prototype-pollution',
  'persistence',
  'sabotage',
  'denial-of-service',
  'dependencies',
  'licences',
  'vulnerabilities',
  /** What a marketplace's own rules look for. */
  'custom',
] as const;

export type Threat = (typeof THREATS)[number];

const count = z.int().nonnegative();
// Bounds keep the cost of a rule's comprehensions predictable.
const name = z.string().max(512);
const names = z.array(name).max(500);
const counts = z.record(name, count).refine((record) => Object.keys(record).length <= 500, {
  error: 'At most 500 entries.',
});
const setting = z.union([name, z.number(), z.boolean(), names]);

const check = z.strictObject({
  name,
  required: z.boolean(),
  state: z.enum(['PASSED', 'FAILED', 'ERROR', 'SKIPPED']),
});

const facts = z.strictObject({
  checks: z.array(check).max(200),
  findings: z.strictObject({
    critical: count,
    high: count,
    medium: count,
    low: count,
    info: count,
    byRule: counts,
    byThreat: counts,
    /**
     * Those that the version published last did not have and no reviewer has accepted. Absent where nobody compared:
     * all are new then.
     */
    new: z
      .strictObject({
        critical: count,
        high: count,
        medium: count,
        low: count,
        info: count,
        byThreat: counts,
      })
      .optional(),
  }),
  permissions: z.strictObject({
    required: names,
    optional: names,
    highSensitivity: names,
    added: names,
    undeclared: names,
    unused: names,
  }),
  origins: z.strictObject({
    required: names,
    optional: names,
    added: names,
    undeclared: names,
    userData: names,
    /** Absent in facts from before it was told. */
    unused: names.optional(),
  }),
  sizes: z.strictObject({ gzipBytes: count, sourceBytes: count, files: count }),
  dependencies: count,
  /** How this version differs from the one before; null for a first version. */
  changeClass: z.enum(['auto', 'notify', 'reconsent', 'rereview', 'hold', 'incompatible']).nullable(),
  /** The same over all eight axes of drift, and which of them differ; absent for a first version. */
  drift: z
    .strictObject({
      changeClass: z.enum(['auto', 'notify', 'reconsent', 'rereview', 'hold', 'incompatible']),
      axes: z.array(name).max(20),
    })
    .optional(),
  /** Who stands behind the bytes; absent in facts from before it was told. */
  provenance: z
    .strictObject({
      /** Whose hand submitted it: a person of the publisher, or a key, as builds have. Empty where nobody knows. */
      signer: z.enum(['member', 'key', '']),
      /** Whether the version published last was submitted by the same hand; empty for a first version, and where nobody knows. */
      signerBefore: z.enum(['same', 'other', '']).optional(),
      /** What was pinned for the build that submitted it; null when anybody else did. Absent where it was not told. */
      trustedPublisher: z
        .strictObject({ issuer: name, subject: name, repository: name, workflow: name, ref: name })
        .nullish(),
      /** What a verified Sigstore bundle says it was built from; empty texts otherwise. Absent where it was not told. */
      builtFrom: z.strictObject({ repository: name, workflow: name, ref: name, commit: name }).optional(),
      sigstore: z.strictObject({
        /** `none` was brought, or one that nobody could check, for no trusted root is set. */
        state: z.enum(['none', 'unchecked', 'verified', 'refused']),
        /** Of whoever signed a verified one; empty otherwise. */
        subject: name,
        issuer: name,
      }),
    })
    .optional(),
  /** What the version brings along; names are `name@version`. Absent where nobody looked. */
  packages: z
    .strictObject({
      bundled: count,
      pinned: count,
      /** SPDX expressions of bundled packages, each once. */
      licences: names,
      /** Whose licence the marketplace's licence policy does not take. */
      refusedLicences: names,
      unlicensed: names,
      /** Known vulnerabilities of what is pinned. */
      advisories: z.strictObject({ critical: count, high: count, medium: count, low: count }),
      malicious: names,
    })
    .optional(),
});

/** Everything a decision may look at, stored whole with it, so that the decision can be replayed. */
export const policyInputSchema = z.strictObject({
  version: z.strictObject({ id: name, versionString: name, channel: name }),
  plugin: z.strictObject({ id: name, name, firstVersion: z.boolean() }),
  publisher: z.strictObject({
    id: name,
    tier: z.int().min(0).max(4),
    restricted: z.boolean(),
    memberCount: count,
  }),
  facts,
  history: z.strictObject({
    publishedVersions: count,
    rejectedVersions: count,
    lastPublishedAt: z.iso.datetime({ offset: true }).nullable(),
  }),
  reach: z.strictObject({ installations: count, organizations: count }),
  /** Whether chance wants a person to look, out of how many of a thousand; absent where no sample is drawn. */
  auditSample: z.strictObject({ perMille: z.int().min(1).max(1_000), drawn: z.boolean() }).optional(),
  /** What the marketplace configured for its rules. */
  settings: z.record(name, setting),
  /** Database time of the decision, ISO 8601. Rules know no other clock. */
  now: z.iso.datetime({ offset: true }),
});

export type PolicyInput = z.infer<typeof policyInputSchema>;
