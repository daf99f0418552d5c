import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { StormClient } from './client.ts';
import type { Ledger } from './ledger.ts';

const made = z.object({ marketplace: z.object({ id: z.string() }) });
const EVERY_MS = 2_500;

/** An operator who opens marketplaces: each is ACTIVE once three services have answered. */
export async function openMarketplaces(
  client: StormClient,
  issuer: unknown,
  ledger: Ledger,
  over: AbortSignal,
): Promise<void> {
  for (let number = 0; !over.aborted; number++) {
    const slug = `storm-${number}`;
    const input = { slug, name: `Storm ${number}`, issuer, ownerSubject: 'owner', idempotencyKey: slug };
    const answer = await client.perform(
      'createMarketplace',
      'CreateMarketplaceInput',
      'marketplace { id }',
      input,
      made,
    );
    if (answer.ok) ledger.marketplaces.push(answer.value.marketplace);
    await pause(EVERY_MS, undefined, { signal: over }).catch(() => undefined);
  }
}
