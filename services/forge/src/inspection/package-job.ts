import { z } from 'zod';
import { found } from '../modules/finding/finding.ts';
import { activeRule, packageReference } from './jobs.ts';
import type { Job } from './job.ts';

const packageInput = z.object({
  package: packageReference,
  /** Those of its files that are in a bundle; code of others is not looked at. */
  files: z.array(z.string()),
  cacheFolder: z.string(),
  /** Rules of a marketplace to match, and nothing else; null for the analysis, which is the same for everybody. */
  rules: z.array(activeRule).nullable().default(null),
});
export type PackageInput = z.input<typeof packageInput>;

/** What the analysis says of one package, whoever brings it along. */
export const packageReport = z.object({
  /** As its package.json says it; null when it says nothing. */
  licence: z.string().nullable(),
  /** Places are paths in the package. */
  findings: z.array(found),
  /** Files that a mistake of ours kept from being seen. */
  crashed: z.array(z.string()),
});
export type PackageReport = z.infer<typeof packageReport>;

export const packageJob: Job<PackageInput, PackageReport> = {
  kind: 'package',
  input: packageInput,
  outcome: packageReport,
};
