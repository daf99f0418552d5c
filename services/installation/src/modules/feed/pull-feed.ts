import { systemSession } from '@guildhall/authz';
import type { UnitOfWork } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { applyFeedEntry } from './apply-feed-entry.ts';
import { readFeed, type FeedSource } from './read-feed.ts';

export interface Puller {
  units: UnitOfWork<Context>;
  ground: FeedSource;
}

/** Applies everything the feed of one marketplace has that is not applied here yet. */
export async function pullFeed({ units, ground }: Puller, marketplaceId: string): Promise<void> {
  const session = systemSession(marketplaceId, `feed-${crypto.randomUUID()}`);
  const position = () => units.run(session, (ctx) => ctx.epochs.feedSeq(), { readOnly: true });
  for (let more = true; more;) {
    const page = await readFeed(ground, marketplaceId, await position());
    // One transaction an entry: each is applied, announced and over, whatever comes after it.
    for (const entry of page.entries) await units.run(session, (ctx) => applyFeedEntry(ctx, entry));
    more = page.more;
  }
}
