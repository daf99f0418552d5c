import { z } from 'zod';
import type { RestrictionFact } from '@guildhall/availability';
import type { Contribution } from '@guildhall/manifest';
import { restrictionFact } from '../restriction/restriction-fact.ts';

const names = z.array(z.string());
/** Written by us when the version arrived. */
const storedContributions = z.custom<readonly Contribution[]>((value) => Array.isArray(value));

const shape = z.object({
  installationId: z.string(),
  pluginId: z.string(),
  pluginName: z.string(),
  publisherId: z.string(),
  workspace: z.string().nullable(),
  settings: z.record(z.string(), z.unknown()),
  signedManifest: z.string().nullable(),
  versionId: z.string(),
  versionState: z.string(),
  releaseDigest: z.string(),
  contributions: storedContributions,
  required: names,
  optional: names,
  bundle: z.object({ sha256: z.string(), bytes: z.int() }).nullable(),
  grants: names,
  restrictions: z.array(z.unknown()),
});

/** Everything that decides what one installation shows on a page. Permissions and origins are one list of names. */
export interface ResolutionRow extends Omit<z.infer<typeof shape>, 'restrictions'> {
  restrictions: RestrictionFact[];
}

export function resolutionRow(stored: unknown): ResolutionRow {
  const row = shape.parse(stored);
  return { ...row, restrictions: row.restrictions.map(restrictionFact) };
}
