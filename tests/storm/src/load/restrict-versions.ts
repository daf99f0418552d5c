import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Random } from '../random.ts';
import type { StormClient } from './client.ts';
import type { Ledger } from './ledger.ts';

const restriction = z.object({ restriction: z.object({ id: z.string() }) });
const EVERY_MS = 1_500;
const KINDS = ['SOFT_BLOCK', 'WARN', 'LABEL'] as const;
type Kind = (typeof KINDS)[number];

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
    const entry = await impose(client, { kind: random.pick(KINDS), versionId: target.id, key });
    if (!entry) continue;
    ledger.imposed.push(entry);
    if (round % 4 === 3) continue;
    await pause(400, undefined, { signal: over }).catch(() => undefined);
    entry.lifted = await lift(client, entry.id, key);
  }
}

/** Restricts what was submitted first, and lifts that at once. */
export async function imposeAndLift(client: StormClient, ledger: Ledger): Promise<void> {
  const [target] = ledger.submitted;
  if (!target) throw new Error('nothing was submitted');
  const key = `storm-${target.id}-restriction`;
  const entry = await impose(client, { kind: 'WARN', versionId: target.id, key });
  if (!entry) throw new Error('the restriction was refused');
  ledger.imposed.push(entry);
  entry.lifted = await lift(client, entry.id, key);
}

/** Null when it was refused. */
async function impose(
  client: StormClient,
  { kind, versionId, key }: { kind: Kind; versionId: string; key: string },
): Promise<Ledger['imposed'][number] | null> {
  const imposed = await client.perform(
    'imposeRestriction',
    'ImposeRestrictionInput',
    'restriction { id }',
    {
      kind,
      target: { type: 'VERSION', id: versionId },
      clause: 'storm.drill',
      reason: 'A drill during a storm.',
      idempotencyKey: key,
    },
    restriction,
  );
  return imposed.ok ? { id: imposed.value.restriction.id, lifted: false } : null;
}

async function lift(client: StormClient, restrictionId: string, key: string): Promise<boolean> {
  const { ok } = await client.perform(
    'liftRestriction',
    'RestrictionActionInput',
    'restriction { id }',
    { restrictionId, reason: 'The drill is over.', idempotencyKey: `${key}-lift` },
    restriction,
  );
  return ok;
}
