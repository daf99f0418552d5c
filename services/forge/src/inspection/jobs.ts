import { z } from 'zod';
import { verdict } from '../modules/check/check.ts';
import { findingCounts } from '../modules/finding/finding-counts.ts';
import { found } from '../modules/finding/finding.ts';
import { packageFacts } from '../modules/package/package-facts.ts';
import type { Job } from './job.ts';

const jsonObject = z.record(z.string(), z.json());
const names = z.array(z.string());
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are expected');

/** A host's latest surface, as it was published. */
const publishedSurface = z.object({ hostKey: z.string(), version: z.string(), body: jsonObject });
export type PublishedSurface = z.infer<typeof publishedSurface>;

const buildInput = z.object({
  archive: bytes,
  surfaces: z.array(publishedSurface),
  /** What catalog says this version is. */
  expected: z.object({ pluginName: z.string(), versionString: z.string() }),
  /** The manifest of the last published version; null for a first one. */
  previous: jsonObject.nullable(),
  /** Where packages lie that a project imports, by integrity; null when it has to do without. */
  cacheFolder: z.string().nullable(),
  /** Which licences the marketplace takes. */
  licences: z.object({ allow: names.optional(), deny: names.optional() }).default({}),
});
export type BuildInput = z.input<typeof buildInput>;

/** A package out of a registry, as a lockfile pins it. */
export const packageReference = z.object({ name: z.string(), version: z.string(), integrity: z.string() });

/** A package with those of its files that are in a bundle. */
const bundledPackage = packageReference.extend({ files: z.array(z.string()) });
export type BundledPackage = z.infer<typeof bundledPackage>;

/** A package that a lockfile pins, and where. */
const pinnedPackage = z.object({
  name: z.string(),
  version: z.string(),
  file: z.string(),
  line: z.int().nullable(),
});
export type PinnedPackage = z.infer<typeof pinnedPackage>;

/** What each check of a stage says, and on what grounds. */
const stageOutcome = z.object({
  verdicts: z.record(z.string(), verdict),
  /** All findings by check, counted; the list itself may be cut. */
  counts: z.record(z.string(), findingCounts),
});

/** What a manifest asks for, against the one before. */
const asked = z.object({
  permissions: z.object({ required: names, optional: names, highSensitivity: names, added: names }),
  origins: z.object({ required: names, optional: names, added: names, userData: names }),
  changeClass: z.enum(['auto', 'notify', 'reconsent', 'rereview', 'hold', 'incompatible']).nullable(),
});
export type Asked = z.infer<typeof asked>;

/** A package or a file, with the bytes it costs in a bundle. */
const sizePart = z.object({ kind: z.enum(['PACKAGE', 'FILE']), name: z.string(), bytes: z.int() });

const digested = z.object({ name: z.string(), sha256: z.string(), bytes: z.int() });
const builtBundle = digested.extend({
  gzipBytes: z.int(),
  breakdown: z.array(sizePart).default([]),
});

export const buildReport = stageOutcome.extend({
  /** Null when there is no valid manifest that fits. */
  manifest: z.object({ body: jsonObject, digest: z.string() }).nullable(),
  asked: asked.nullable(),
  surfaces: z.array(z.object({ hostKey: z.string(), version: z.string() })),
  bundles: z.array(builtBundle),
  /** Source maps and metafiles: whoever builds again can compare them, and whoever may see the source can read them. */
  byproducts: z.array(digested).default([]),
  /** What the bundles hold besides the project's own files. */
  packages: z.array(packageReference.extend({ licence: z.string().optional() })).default([]),
  /** What is known of all that came along; null until somebody looked. */
  along: packageFacts.nullable().default(null),
  sourceBytes: z.int(),
  files: z.int(),
  log: z.array(z.string()),
  reproducible: z.boolean(),
});
export type BuildReport = z.infer<typeof buildReport>;

const buildOutcome = z.object({
  report: buildReport,
  findings: z.array(found),
  contents: z.array(z.object({ sha256: z.string(), content: bytes })),
  /** Packages that were not in the cache: with them, building again may succeed. */
  absent: z.array(packageReference).default([]),
  bundled: z.array(bundledPackage).default([]),
  pinned: z.array(pinnedPackage).default([]),
  /** Golden invocations as the project has them, unread. */
  golden: z.array(z.object({ path: z.string(), text: z.string() })).optional(),
});
export type BuildOutcome = z.infer<typeof buildOutcome>;

/** One permission or origin: whether it was declared, whether code was seen to use it, and where. */
export const declaredFact = z.object({
  name: z.string(),
  declared: z.boolean(),
  observed: z.boolean(),
  file: z.string().nullable(),
  line: z.int().nullable(),
});
export type DeclaredFact = z.infer<typeof declaredFact>;

/** A rule of the marketplace, and whether what it finds counts. */
export const activeRule = z.object({ definition: z.string(), enforced: z.boolean() });
export type ActiveRule = z.infer<typeof activeRule>;

const analyzeInput = z.object({
  archive: bytes,
  surfaces: z.array(publishedSurface),
  rules: z.array(activeRule).default([]),
  /** Ids of built-in rules that only watch this plugin. */
  watching: names.default([]),
});
export type AnalyzeInput = z.input<typeof analyzeInput>;

/** Branches, loops and functions: in all, and in the files that have the most of them. */
const complexity = z.object({
  total: z.int(),
  files: z.array(z.object({ file: z.string(), value: z.int() })),
});
export type Complexity = z.infer<typeof complexity>;

export const analysisReport = stageOutcome.extend({
  permissions: z.array(declaredFact),
  origins: z.array(declaredFact),
  extensionPoints: z.array(declaredFact).default([]),
  hostApis: z.array(declaredFact).default([]),
  /** Null in reports from before it was kept. */
  complexity: complexity.nullable().default(null),
  capabilities: names,
  dependencies: z.int(),
});
export type AnalysisReport = z.infer<typeof analysisReport>;

const analysisOutcome = z.object({ report: analysisReport, findings: z.array(found) });
export type AnalysisOutcome = z.infer<typeof analysisOutcome>;

export const buildJob: Job<BuildInput, BuildOutcome> = {
  kind: 'build',
  input: buildInput,
  outcome: buildOutcome,
};
export const analyzeJob: Job<AnalyzeInput, AnalysisOutcome> = {
  kind: 'analyze',
  input: analyzeInput,
  outcome: analysisOutcome,
};
