import type { FunctionApi, Json } from '@guildhall/plugin-sdk/functions';
import { COUNTS_KEY, readCounts } from './stored.ts';

/** The stages the CRM knows; anything else is counted together, so that storage cannot grow. */
const STAGES = new Set(['lead', 'qualified', 'customer', 'dormant']);

/** Counts one saved contact by its stage. Nothing else of it is kept. */
export async function noteSave(payload: Json, { storage }: FunctionApi): Promise<null> {
  const counts = readCounts(await storage.get(COUNTS_KEY));
  const stage = stageOf(payload);
  await storage.set(COUNTS_KEY, { ...counts, [stage]: (counts[stage] ?? 0) + 1 });
  return null;
}

function stageOf(payload: Json): string {
  if (typeof payload !== 'object' || payload === null || !('details' in payload)) return 'other';
  const { details } = payload;
  if (typeof details !== 'object' || details === null || !('stage' in details)) return 'other';
  return typeof details.stage === 'string' && STAGES.has(details.stage) ? details.stage : 'other';
}
