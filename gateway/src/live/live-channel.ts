import type { ServerResponse } from 'node:http';
import type { Bus } from '@guildhall/messaging';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Admit } from '../admit.ts';
import type { FeedKeeper, SignedEntry } from './feed-keeper.ts';
import { openAudience } from './audience.ts';
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
    admit: Admit;
    /** Hears how many connections are open. */
    onCount: (open: number) => void;
  },
): Promise<void> {
  const { bus, feeds, admit, onCount } = options;
  const audience = openAudience<Connection>(onCount);

  feeds.listen((entry) => {
    const text = revokeText(entry);
    for (const connection of audience.of(entry.marketplaceId)) revoke(connection, entry.seq, text);
  });
  await bus.subscribe('epoch', (message) => {
    const { marketplaceId, epoch } = epochNotice.parse(JSON.parse(message));
    const text = `event: epoch\ndata: ${JSON.stringify({ epoch })}\n\n`;
    for (const connection of audience.of(marketplaceId)) write(connection, text);
  });
  const heartbeat = setInterval(() => {
    for (const [marketplaceId, connections] of audience.all()) {
      const text = `event: ping\ndata: ${JSON.stringify({ head: feeds.head(marketplaceId) })}\n\n`;
      for (const connection of connections) write(connection, text);
    }
  }, HEARTBEAT_MS);

  app.get('/v1/live', async (request, reply) => {
    const { session, expiresAt } = await admit(request, reply);
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
    for (const entry of entries) revoke(connection, entry.seq, revokeText(entry));
    audience.join(marketplaceId, connection);
    // Whoever may listen is asked again when the token ends.
    const end = expiresAt
      ? setTimeout(() => response.end(), Math.max(0, expiresAt * 1000 - Date.now()))
      : undefined;
    request.raw.once('close', () => {
      clearTimeout(end);
      audience.leave(marketplaceId, connection);
    });
  });

  app.addHook('preClose', (done) => {
    clearInterval(heartbeat);
    for (const [, connections] of audience.all()) for (const { response } of connections) response.end();
    done();
  });

  function revoke(connection: Connection, seq: number, text: string): void {
    if (seq <= connection.lastSeq) return;
    connection.lastSeq = seq;
    write(connection, text);
  }

  function write(connection: Connection, text: string): void {
    if (connection.response.writableLength > MOST_UNREAD_BYTES) {
      audience.leave(connection.marketplaceId, connection);
      connection.response.destroy();
      return;
    }
    connection.response.write(text);
  }
}

/** Written once, however many read it. */
function revokeText(entry: SignedEntry): string {
  return `id: ${entry.seq}\nevent: revoke\ndata: ${JSON.stringify(publicEntry(entry))}\n\n`;
}

function corsOf(origin: string | undefined): Record<string, string> {
  return origin ? { 'access-control-allow-origin': origin, vary: 'origin' } : {};
}
