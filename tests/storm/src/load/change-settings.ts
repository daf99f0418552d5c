import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { StormClient } from './client.ts';

const EVERY_MS = 2_000;
/** Enough for what the storm calls, and never twice the same in a row. */
const LEAST_A_MINUTE = 1_000;

/** An owner who cannot decide how often functions may run. */
export async function changeSettings(client: StormClient, over: AbortSignal): Promise<void> {
  for (let round = 0; !over.aborted; round++) {
    await pause(EVERY_MS, undefined, { signal: over }).catch(() => undefined);
    const functionLimits = { invocationsPerMinute: LEAST_A_MINUTE + round };
    const input = { functionLimits, idempotencyKey: `storm-settings-${round}` };
    await client.perform(
      'changeMarketplaceSettings',
      'ChangeMarketplaceSettingsInput',
      '__typename',
      input,
      z.looseObject({}),
    );
  }
}
