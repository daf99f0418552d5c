import { z } from 'zod';
import { found } from '../modules/finding/finding.ts';
import { packageReference } from './jobs.ts';
import type { Job } from './job.ts';

const packageInput = z.object({
  package: packageReference,
  /** Those of its files that are in a bundle; code of others is not looked at. */
  files: z.array(z.string()),
  cacheFolder: z.string(),
});
export type PackageInput = z.infer<typeof packageInput>;

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
