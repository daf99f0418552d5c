import type { Context } from '../../context.ts';

/**
 * Says that something the resolver reads has changed, in the transaction that changes it.
 * Call it last: the announced number counts only when the transaction commits.
 */
export async function bumpEpoch(ctx: Pick<Context, 'epochs' | 'announce' | 'session'>): Promise<number> {
  const epoch = await ctx.epochs.bump();
  ctx.announce('epoch', { marketplaceId: ctx.session.marketplaceId, epoch });
  return epoch;
}
