import type { ServerResponse } from 'node:http';
import { signAsMarketplace } from '@guildhall/host-sdk/testing';
import fastify from 'fastify';
import { jwtVerify, type CryptoKey } from 'jose';
import { z } from 'zod';
import { createGovernance } from './governance.ts';
import { createOperations } from './operations.ts';
import { createShelf } from './shelf.ts';

const question = z.object({ query: z.string(), variables: z.unknown() });

/**
 * Stands in for the gateway in the browser tests of the page: the same doors, no marketplace behind them. Tokens of the
 * host are verified as the real one would.
 */
export async function startFakeGateway(keys: { publicKey: CryptoKey; issuer: string; marketplace: string }) {
  const shelf = createShelf();
  const marketplace = signAsMarketplace(keys.marketplace);
  const governance = createGovernance();
  const operations = createOperations(shelf, marketplace, governance);
  const feed: { seq: number }[] = [];
  const listeners = new Set<ServerResponse>();
  const outage = { on: false };
  // A page keeps its connections; the stand-in's end does not wait for them.
  const app = fastify({ logger: false, forceCloseConnections: true });

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-headers': 'authorization, content-type, if-none-match, last-event-id, accept',
      'access-control-expose-headers': 'etag, x-request-id',
      'x-request-id': `req-${request.id}`,
    });
    if (request.method === 'OPTIONS') await reply.code(204).send();
    else if (outage.on)
      await reply.code(503).send({ errors: [{ message: 'The marketplace is down for a moment.' }] });
  });
  app.options('*', (_request, reply) => reply.code(204).send());

  async function answer(field: string, variables: unknown, authorization: string | undefined) {
    const bearer = authorization?.replace('Bearer ', '') ?? '';
    const { issuer, marketplace: audience } = keys;
    const { payload } = await jwtVerify(bearer, keys.publicKey, { issuer, audience });
    const organization = String(payload['organization']);
    const caller = { admin: payload['role'] === 'orgAdmin', organization, feedSeq: feed.length };
    return { data: { [field]: operations.get(field)?.(variables, caller) } };
  }

  app.post('/graphql', async (request, reply) => {
    const { query, variables } = question.parse(request.body);
    const field = [...operations.keys()].find((name) => new RegExp(`\\{\\s*${name}\\s*[({]`).test(query));
    if (field === undefined) return reply.code(400).send({ errors: [{ message: 'Unknown operation.' }] });
    return answer(field, variables, request.headers.authorization);
  });
  // By hash a page asks one thing only.
  app.get('/graphql', ({ headers }) => answer('resolveContributions', {}, headers.authorization));
  app.get<{ Params: { sha256: string } }>('/v1/artifacts/:sha256', (request, reply) => {
    const known = [...shelf.heads.values(), ...[...shelf.installed.values()].map(({ running }) => running)];
    const release = known.find((one) => one?.sha256 === request.params.sha256);
    return release ? reply.type('text/javascript').send(release.code) : reply.code(404).send('');
  });
  app.get<{ Querystring: { after?: string } }>('/v1/feed', (request) => ({
    head: feed.length,
    entries: feed.slice(Number(request.query.after ?? 0)),
  }));
  app.get('/v1/live', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'access-control-allow-origin': request.headers.origin ?? '*',
    });
    reply.raw.write('event: ping\ndata: {}\n\n');
    listeners.add(reply.raw);
    reply.raw.on('close', () => listeners.delete(reply.raw));
  });

  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Which keys a page should believe. */
    keys: marketplace.keys,
    shelf,
    governed: governance.world,
    outage,
    /** Stops a plugin, and tells open pages. */
    stop(pluginId: string, reason: string): void {
      const restriction = { id: 'res_1', kind: 'PLUGIN_SUSPEND', state: 'ACTIVE', stop: true, reason };
      const entry = marketplace.entry({
        seq: feed.length + 1,
        at: new Date().toISOString(),
        marketplaceId: keys.marketplace,
        restriction: { ...restriction, targets: [{ type: 'PLUGIN', id: pluginId }] },
      });
      feed.push(entry);
      for (const raw of listeners)
        raw.write(`event: revoke\nid: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`);
    },
    async close(): Promise<void> {
      for (const raw of listeners) raw.destroy();
      await app.close();
    },
  };
}
