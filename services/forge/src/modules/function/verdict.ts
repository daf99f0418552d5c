import { z } from 'zod';
import type { Outcome } from '../invocation/invocation.ts';

/** One interceptor's word on an event, as the graph shows it. */
export interface Verdict {
  readonly verdict: 'ALLOW' | 'BLOCK' | 'PATCH' | 'NONE';
  readonly reason: string | null;
  readonly patch: unknown;
  readonly outcome: Outcome;
}

const said = z.discriminatedUnion('type', [
  z.object({ type: z.literal('allow') }),
  z.object({ type: z.literal('block'), reason: z.string() }),
  z.object({ type: z.literal('patch'), patch: z.record(z.string(), z.json()) }),
]);

const LONGEST_REASON = 500;

/** What an interceptor means. Nothing said allows; what cannot be read says nothing, and the surface's default holds. */
export function verdictOf(outcome: Outcome, value: unknown, takesPatch: boolean): Verdict {
  const none = { verdict: 'NONE', reason: null, patch: null, outcome } as const;
  if (outcome !== 'OK') return none;
  if (value === null || value === undefined) return { ...none, verdict: 'ALLOW' };
  const read = said.safeParse(value);
  if (!read.success)
    return { ...none, reason: 'It answered with something that is neither allow, block nor patch.' };
  switch (read.data.type) {
    case 'allow':
      return { ...none, verdict: 'ALLOW' };
    case 'block':
      return { ...none, verdict: 'BLOCK', reason: read.data.reason.slice(0, LONGEST_REASON) };
    case 'patch':
      return takesPatch
        ? { ...none, verdict: 'PATCH', patch: read.data.patch }
        : { ...none, reason: 'It answered with a patch, and this event takes none.' };
  }
}
