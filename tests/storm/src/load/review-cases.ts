import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { StormClient } from './client.ts';
import type { Ledger } from './ledger.ts';

const cases = z.object({
  reviewCases: z.object({
    nodes: z.array(z.object({ id: z.string(), subject: z.object({ type: z.string() }) })),
  }),
});
const reviewCase = z.object({ reviewCase: z.object({ id: z.string() }) });

const EVERY_MS = 500;

/** A reviewer who takes one case after the other; every fourth version is rejected. */
export async function reviewCases(client: StormClient, ledger: Ledger, over: AbortSignal): Promise<void> {
  for (let round = 0; !over.aborted;) {
    await pause(EVERY_MS, undefined, { signal: over }).catch(() => undefined);
    const query = '{ reviewCases(state: QUEUED, first: 20) { nodes { id subject { type } } } }';
    const { reviewCases: queued } = await client.ask(query, {}, cases);
    const next = queued.nodes.find(({ subject }) => subject.type === 'VERSION');
    if (!next) continue;
    const verdict = round++ % 4 === 3 ? 'REJECT' : 'APPROVE';
    if (await decide(client, next.id, verdict)) ledger.decided.push({ caseId: next.id, verdict });
  }
}

/** False when somebody or something else was faster. */
async function decide(client: StormClient, caseId: string, verdict: 'APPROVE' | 'REJECT'): Promise<boolean> {
  const key = (step: string) => ({ caseId, idempotencyKey: `storm-${caseId}-${step}` });
  const leased = await client.perform(
    'leaseReviewCase',
    'ReviewCaseActionInput',
    'reviewCase { id }',
    key('lease'),
    reviewCase,
  );
  if (!leased.ok) return false;
  const decided = await client.perform(
    'decideReviewCase',
    'DecideReviewCaseInput',
    'reviewCase { id }',
    {
      ...key('decide'),
      verdict,
      reason: 'It was looked at during a storm.',
      ...(verdict === 'REJECT' && { clauses: ['code.readable'] }),
    },
    reviewCase,
  );
  return decided.ok;
}
