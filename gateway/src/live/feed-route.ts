import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Admit } from '../admit.ts';
import { speak } from '../errors.ts';
import type { FeedKeeper } from './feed-keeper.ts';
import { publicEntry } from './public-entry.ts';

const query = z.object({
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(200).default(200),
});

/** `GET /v1/feed?after=<seq>`: what was said on the restriction feed since, oldest first, and how far it goes. */
export function serveFeed(app: FastifyInstance, feeds: FeedKeeper, admit: Admit): void {
  app.get('/v1/feed', async (request, reply) => {
    const { session } = await admit(request, reply);
    const { after, limit } = query.parse(request.query);
    await feeds.follow(session.marketplaceId);
    assertKnown(feeds, session.marketplaceId);
    const entries = await feeds.after(session.marketplaceId, after, limit);
    return { head: feeds.head(session.marketplaceId), entries: entries.map(publicEntry) };
  });
}

/** Whoever is told a head that nobody knows would believe that nothing is restricted. */
export function assertKnown(feeds: Pick<FeedKeeper, 'known'>, marketplaceId: string): void {
  if (!feeds.known(marketplaceId))
    throw speak('SERVICE_UNAVAILABLE', 'What is restricted cannot be read just now; try again.', 503);
}
