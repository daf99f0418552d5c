import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Random } from '../random.ts';
import type { StormClient } from './client.ts';
import type { Ledger } from './ledger.ts';

const restriction = z.object({ restriction: z.object({ id: z.string() }) });
const EVERY_MS = 1_500;
const KINDS = ['SOFT_BLOCK', 'WARN', 'LABEL'] as const;

/** Staff who restrict versions that were submitted, and lift most of it again. */
export async function restrictVersions(
  client: StormClient,
  { ledger, random }: { ledger: Ledger; random: Random },
  over: AbortSignal,
): Promise<void> {
  for (let round = 0; !over.aborted; round++) {
    await pause(EVERY_MS, undefined, { signal: over }).catch(() => undefined);
    if (ledger.submitted.length === 0) continue;
    const target = random.pick(ledger.submitted);
    const key = `storm-${target.pluginId}-restriction-${round}`;
    const imposed = await client.perform(
      'imposeRestriction',
      'ImposeRestrictionInput',
      'restriction { id }',
      {
        kind: random.pick(KINDS),
        target: { type: 'VERSION', id: target.id },
        clause: 'storm.drill',
        reason: 'A drill during a storm.',
        idempotencyKey: key,
      },
      restriction,
    );
    if (!imposed.ok) continue;
    const entry = { id: imposed.value.restriction.id, lifted: false };
    ledger.imposed.push(entry);
    if (round % 4 === 3) continue;
    await pause(400, undefined, { signal: over }).catch(() => undefined);
    const lifted = await client.perform(
      'liftRestriction',
      'RestrictionActionInput',
      'restriction { id }',
      { restrictionId: entry.id, reason: 'The drill is over.', idempotencyKey: `${key}-lift` },
      restriction,
    );
    entry.lifted = lifted.ok;
  }
}
