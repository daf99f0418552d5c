import type { ServerResponse } from 'node:http';
import type { Bus } from '@guildhall/messaging';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../identity/identify.ts';
import type { FeedKeeper, SignedEntry } from './feed-keeper.ts';
import { publicEntry } from './public-entry.ts';

const epochNotice = z.object({ marketplaceId: z.string(), epoch: z.int() });
const HEARTBEAT_MS = 10_000;
const RESUME_PAGE = 500;
/** What one slow reader may leave unread before we let go of it; it will come back and resume. */
const MOST_UNREAD_BYTES = 1024 * 1024;

interface Connection {
  marketplaceId: string;
  response: ServerResponse;
  lastSeq: number;
}

/**
 * `GET /v1/live`: Server-Sent Events for one marketplace. `revoke` carries a feed entry (id = seq), `epoch` says that
 * what a page shows may have changed, `ping` that the line is alive. `Last-Event-ID` resumes.
 */
export async function serveLiveChannel(
  app: FastifyInstance,
  options: {
    bus: Bus;
    feeds: FeedKeeper;
    who: (authorization: string | undefined, origin: string | undefined) => Promise<Caller>;
  },
): Promise<void> {
  const { bus, feeds, who } = options;
  const connections = new Set<Connection>();

  feeds.listen((entry) => {
    for (const connection of connections)
      if (connection.marketplaceId === entry.marketplaceId) revoke(connection, entry);
  });
  await bus.subscribe('epoch', (message) => {
    const { marketplaceId, epoch } = epochNotice.parse(JSON.parse(message));
    for (const connection of connections)
      if (connection.marketplaceId === marketplaceId)
        write(connection, `event: epoch\ndata: ${JSON.stringify({ epoch })}\n\n`);
  });
  const heartbeat = setInterval(() => {
    for (const connection of connections)
      write(
        connection,
        `event: ping\ndata: ${JSON.stringify({ head: feeds.head(connection.marketplaceId) })}\n\n`,
      );
  }, HEARTBEAT_MS);

  app.get('/v1/live', async (request, reply) => {
    const { session, expiresAt } = await who(request.headers.authorization, request.headers.origin);
    const { marketplaceId } = session;
    await feeds.follow(marketplaceId);
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      ...corsOf(request.headers.origin),
    });
    const lastSeen = Number(request.headers['last-event-id'] ?? Number.NaN);
    const connection: Connection = {
      marketplaceId,
      response,
      lastSeq: Number.isSafeInteger(lastSeen) ? lastSeen : feeds.head(marketplaceId),
    };
    write(connection, `event: ready\ndata: ${JSON.stringify({ head: feeds.head(marketplaceId) })}\n\n`);
    const entries = await feeds.after(marketplaceId, connection.lastSeq, RESUME_PAGE).catch(() => []);
    for (const entry of entries) revoke(connection, entry);
    connections.add(connection);
    // Whoever may listen is asked again when the token ends.
    const end = expiresAt
      ? setTimeout(() => response.end(), Math.max(0, expiresAt * 1000 - Date.now()))
      : undefined;
    request.raw.once('close', () => {
      clearTimeout(end);
      connections.delete(connection);
    });
  });

  app.addHook('preClose', (done) => {
    clearInterval(heartbeat);
    for (const { response } of connections) response.end();
    connections.clear();
    done();
  });

  function revoke(connection: Connection, entry: SignedEntry): void {
    if (entry.seq <= connection.lastSeq) return;
    connection.lastSeq = entry.seq;
    write(connection, `id: ${entry.seq}\nevent: revoke\ndata: ${JSON.stringify(publicEntry(entry))}\n\n`);
  }

  function write(connection: Connection, text: string): void {
    if (connection.response.writableLength > MOST_UNREAD_BYTES) {
      connections.delete(connection);
      connection.response.destroy();
      return;
    }
    connection.response.write(text);
  }
}

function corsOf(origin: string | undefined): Record<string, string> {
  return origin ? { 'access-control-allow-origin': origin, vary: 'origin' } : {};
}
