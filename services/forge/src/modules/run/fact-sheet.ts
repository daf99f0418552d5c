import { canonicalJson, sha256Hex } from '@guildhall/manifest';
import { z } from 'zod';
import { declaredFact } from '../../inspection/jobs.ts';
import { jsonObject, type JsonRecord } from '../../json.ts';
import type { PolicyFacts, Reports } from './facts.ts';

/** What a manifest declares against what its code was seen to do, as administrators read it. */
export const factSheet = z.object({
  permissions: z.array(declaredFact),
  origins: z.array(declaredFact),
  capabilities: z.array(z.string()),
  sizes: z.json(),
  facts: z.json(),
});

const MOST_ROWS = 200;

/** The sheet with its digest; null when there was nothing to read it from. */
export async function factSheetOf(
  { analysis }: Reports,
  facts: PolicyFacts,
): Promise<{ sheet: JsonRecord; digest: string } | null> {
  if (!analysis) return null;
  const sheet = jsonObject({
    permissions: analysis.permissions.slice(0, MOST_ROWS),
    origins: analysis.origins.slice(0, MOST_ROWS),
    capabilities: analysis.capabilities,
    sizes: facts.sizes,
    facts,
  });
  return { sheet, digest: await sha256Hex(canonicalJson(factSheet.parse(sheet))) };
}
