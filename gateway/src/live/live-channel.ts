import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Admit } from '../admit.ts';
import type { Epochs } from '../hot/epochs.ts';
import { openAudience } from './audience.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { openConnection, type Connection, type LiveEntry } from './connection.ts';
import type { FeedKeeper, SignedEntry } from './feed-keeper.ts';
import { assertKnown } from './feed-route.ts';
import { hearsOf } from './hears-of.ts';
import { publicEntry } from './public-entry.ts';
import { openSeats, type Seating } from './seats.ts';

const HEARTBEAT_MS = 10_000;
const RESUME_PAGE = 200;
/** Nobody listens longer than this without coming again, also where credentials do not end by themselves. */
const MOST_OPEN_MS = 60 * 60 * 1_000;

/**
 * `GET /v1/live`: Server-Sent Events for one marketplace. `revoke` carries a feed entry (id = seq), `epoch` says that
 * what a page of theirs shows may have changed, `ping` that the line is alive. `Last-Event-ID` resumes the feed; epochs are
 * not repeated, so that whoever hears `ready` asks again.
 */
export function serveLiveChannel(
  app: FastifyInstance,
  options: {
    epochs: Pick<Epochs, 'follow' | 'listen'>;
    feeds: Pick<FeedKeeper, 'follow' | 'known' | 'head' | 'after' | 'listen'>;
    admit: Admit;
    doorkeeper: Pick<Doorkeeper, 'watch'>;
    /** Hears how many connections are open. */
    onCount: (open: number) => void;
    /** How many may be open; sensible numbers where nobody says. */
    seating?: Seating | undefined;
    heartbeatMs?: number;
  },
): void {
  const { epochs, feeds, admit, doorkeeper, onCount, seating, heartbeatMs = HEARTBEAT_MS } = options;
  const seats = openSeats(seating);
  const audience = openAudience<Connection>(onCount);

  feeds.listen((entry) => {
    const written = liveEntry(entry);
    for (const connection of audience.of(entry.marketplaceId)) connection.revoke(written);
  });
  epochs.listen((marketplaceId, { epoch, place }) => {
    // The number alone: a place has the name of an organization.
    const text = `event: epoch\ndata: ${JSON.stringify({ epoch })}\n\n`;
    for (const connection of audience.of(marketplaceId))
      if (place === null || hearsOf(connection.session, place)) connection.say(text);
  });
  const headText = (event: 'ready' | 'ping', marketplaceId: string) =>
    `event: ${event}\ndata: ${JSON.stringify({ head: feeds.head(marketplaceId) })}\n\n`;
  const heartbeat = setInterval(() => {
    for (const [marketplaceId, connections] of audience.all()) {
      epochs.follow(marketplaceId);
      const text = headText('ping', marketplaceId);
      for (const connection of connections) connection.say(text);
    }
  }, heartbeatMs);

  // Whoever asks for the head alone would wait for the end of the stream.
  app.get('/v1/live', { exposeHeadRoute: false }, async (request, reply) => {
    const { session, expiresAt } = await admit(request, reply);
    const { marketplaceId } = session;
    const response = reply.raw;
    // Gone while they were asked who they are: nobody would tell us again.
    if (isGone(response)) return reply.hijack();
    response.once('close', seats.take(session, reply));
    await feeds.follow(marketplaceId);
    assertKnown(feeds, marketplaceId);
    reply.hijack();
    if (isGone(response)) return;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      ...corsOf(reply),
    });
    const head = feeds.head(marketplaceId);
    const connection = openConnection(response, session, positionOf(request.headers['last-event-id'], head));
    const end = setTimeout(() => {
      connection.end();
    }, timeLeft(expiresAt));
    const { authorization, origin } = request.headers;
    const unwatch = doorkeeper.watch(marketplaceId, {
      papers: { authorization, origin },
      letGo: () => {
        connection.end();
      },
    });
    response.once('close', () => {
      clearTimeout(end);
      unwatch();
      audience.leave(marketplaceId, connection);
    });
    epochs.follow(marketplaceId);
    // Joined before the past is read, so that nothing falls between the two.
    audience.join(marketplaceId, connection);
    connection.say(headText('ready', marketplaceId));
    await connection.resume(async (after) =>
      (await feeds.after(marketplaceId, after, RESUME_PAGE)).map(liveEntry),
    );
  });

  app.addHook('preClose', (done) => {
    clearInterval(heartbeat);
    for (const [, connections] of audience.all()) for (const connection of connections) connection.end();
    done();
  });
}

function isGone(response: ServerResponse): boolean {
  return response.destroyed;
}

/** Written once, however many read it. */
function liveEntry(entry: SignedEntry): LiveEntry {
  const { seq } = entry;
  return { seq, text: `id: ${seq}\nevent: revoke\ndata: ${JSON.stringify(publicEntry(entry))}\n\n` };
}

const NUMBER = /^\d+$/;

/** Where the listener left off. Nobody is ahead of the feed: who says so hears from here on. */
function positionOf(lastEventId: string | string[] | undefined, head: number): number {
  return typeof lastEventId === 'string' && NUMBER.test(lastEventId)
    ? Math.min(Number(lastEventId), head)
    : head;
}

function timeLeft(expiresAt: number | null): number {
  if (expiresAt === null) return MOST_OPEN_MS;
  return Math.min(Math.max(0, expiresAt * 1000 - Date.now()), MOST_OPEN_MS);
}

/** What was decided for this page is told by the stream as well, which goes past the reply. */
function corsOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    ['access-control-allow-origin', 'vary'].flatMap((name) => {
      const value = reply.getHeader(name);
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
