import type { FeedEntry } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { bumpEpoch } from '../epoch/bump-epoch.ts';
import { followRestriction } from '../fallback/follow-restriction.ts';

/**
 * Takes in one entry of the restriction feed, whether pushed by a queue or pulled: restriction, epoch and position
 * change together. Any order and any repetition lead to the same (I13); running twice is harmless.
 */
export async function applyFeedEntry(
  ctx: Pick<Context, 'epochs' | 'restrictions' | 'session' | 'announce' | 'now' | 'outbox' | 'due'>,
  { seq, restriction }: Pick<FeedEntry, 'seq' | 'restriction'>,
): Promise<void> {
  const before = await ctx.epochs.lock();
  const news = await ctx.restrictions.put(restriction, ctx.now);
  const feedSeq = await ctx.epochs.advance(seq);
  if (feedSeq > before.feedSeq) {
    const { marketplaceId } = ctx.session;
    ctx.announce('applied', { marketplaceId, service: 'installation', seq: feedSeq });
  }
  if (news) await followRestriction(ctx, restriction);
  // An answer names its feed position, so a new position alone makes old answers old.
  if (news || feedSeq > before.feedSeq) await bumpEpoch(ctx, null);
}
