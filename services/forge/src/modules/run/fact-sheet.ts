import { canonicalJson, sha256Hex } from '@guildhall/manifest';
import type { ReleaseState } from '@guildhall/schema';
import { z } from 'zod';
import { analysisReport, declaredFact } from '../../inspection/jobs.ts';
import { jsonObject, type JsonRecord } from '../../json.ts';
import { sigstoreCheck, type SigstoreCheck } from '../sigstore/sigstore-check.ts';
import type { PolicyFacts, Reports } from './facts.ts';

const { complexity } = analysisReport.shape;

const built = z.object({ releaseDigest: z.string(), reproducible: z.boolean() });

/** What a manifest declares against what its code was seen to do, as administrators read it. */
export const factSheet = z.object({
  permissions: z.array(declaredFact),
  origins: z.array(declaredFact),
  extensionPoints: z.array(declaredFact).default([]),
  hostApis: z.array(declaredFact).default([]),
  capabilities: z.array(z.string()),
  complexity,
  /** A member by their actor id, or `key` and its own. */
  signer: z.string().nullable().default(null),
  /** Null in sheets from before it was kept. */
  sigstore: sigstoreCheck.nullable().default(null),
  /** What was built; where that is attested is each run's own. */
  build: built.nullable().default(null),
  sizes: z.json(),
  facts: z.json(),
});

/** What the sheet says beyond what the stages reported. */
interface Origin {
  signer: string | null;
  release: Pick<ReleaseState, 'releaseDigest'> | null;
  sigstore: SigstoreCheck;
}

const MOST_ROWS = 200;

/** The sheet with its digest; null when there was nothing to read it from. */
export async function factSheetOf(
  { analysis, build }: Reports,
  facts: PolicyFacts,
  { signer, release, sigstore }: Origin,
): Promise<{ sheet: JsonRecord; digest: string } | null> {
  if (!analysis) return null;
  const sheet = jsonObject({
    permissions: analysis.permissions.slice(0, MOST_ROWS),
    origins: analysis.origins.slice(0, MOST_ROWS),
    extensionPoints: analysis.extensionPoints.slice(0, MOST_ROWS),
    hostApis: analysis.hostApis.slice(0, MOST_ROWS),
    capabilities: analysis.capabilities,
    complexity: analysis.complexity,
    signer,
    sigstore,
    build: release && {
      releaseDigest: release.releaseDigest,
      reproducible: build?.reproducible ?? false,
    },
    sizes: facts.sizes,
    facts,
  });
  return { sheet, digest: await sha256Hex(canonicalJson(factSheet.parse(sheet))) };
}
