import { z } from 'zod';
import type { Context } from '../../context.ts';
import { waitApplied } from '../feed/applied-waiters.ts';
import type { Restriction } from './restriction.ts';

/** How long an answer waits for word from installation; a page does not wait for it at all. */
const PATIENCE_MS = 800;

const propagation = z.looseObject({ installationAppliedAt: z.string().nullable() });
const answered = z.looseObject({
  data: z.record(z.string(), z.looseObject({ restriction: z.looseObject({ propagation }) })),
});

/** Lets the answer say whether installation has applied the entry, as far as it is known within 800 ms of the commit. */
export function completePropagation(ctx: Context, responseName: string, { feedSeq }: Restriction): void {
  if (feedSeq === 0) return;
  const { marketplaceId } = ctx.session;
  const waited = waitApplied(marketplaceId, feedSeq, PATIENCE_MS);
  ctx.afterCommit(async (answer) => {
    const at = await waited;
    const asked = answered.safeParse(answer);
    if (at && asked.success) complete(answer, responseName, at);
  });
}

/** The answer is not ours to copy: its own object goes to the gateway. */
function complete(answer: unknown, responseName: string, at: Date): void {
  const { data } = answer as {
    data: Record<string, { restriction: { propagation: { installationAppliedAt: string | null } } }>;
  };
  const told = data[responseName]?.restriction.propagation;
  if (told) told.installationAppliedAt ??= at.toISOString();
}
