import type { InvocationResult } from '@guildhall/sandbox';
import type { Context } from '../context.ts';
import type { RunOrder } from './run-order.ts';

/** Kills within an hour, in whatever process and however often those were started anew, that are one too many. */
const TOO_OFTEN = 3;
const HOUR = 3_600_000;
/** Three thirds are one, also in floating point. */
const ROUNDING = 1e-9;

/** Notes that a run took its thread or process along. How many kills there were, once they are too many; else null. */
export async function noteBlame(
  ctx: Pick<Context, 'functionKills' | 'quarantines' | 'now'>,
  { invocationId, codeDigest }: Pick<RunOrder, 'invocationId' | 'codeDigest'>,
  { blame: share = 0 }: Pick<InvocationResult, 'blame'>,
): Promise<number | null> {
  if (share === 0) return null;
  await ctx.functionKills.add({ invocationId, codeDigest, share }, ctx.now);
  const released = (await ctx.quarantines.releasedAt(codeDigest))?.getTime() ?? 0;
  // Whoever let it out forgave what had been.
  const from = new Date(Math.max(ctx.now.getTime() - HOUR, released));
  const { kills, shares } = await ctx.functionKills.since(codeDigest, from);
  return shares + ROUNDING >= TOO_OFTEN ? kills : null;
}
