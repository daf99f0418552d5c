import type { FeedEntry } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { toPublicRestriction, type Restriction } from '../restriction/restriction.ts';

/** Signs what a restriction now says under the feed's next number, and tells gateways once it is committed. */
export async function appendToFeed(
  { feed, signer, session, now, announce }: Context,
  restriction: Restriction,
): Promise<void> {
  const { marketplaceId } = session;
  const { feedSeq: seq, id: restrictionId } = restriction;
  const entry: FeedEntry = {
    marketplaceId,
    seq,
    at: now.toISOString(),
    restriction: toPublicRestriction(restriction),
  };
  const jws = await signer.sign(entry, 'feed');
  await feed.append({ seq, jws, restrictionId, at: now });
  announce('feed', { marketplaceId, seq, jws });
}
