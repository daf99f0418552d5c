// Apollo's gateway as its documentation starts it, or with Fastify and kept-alive connections:
// apollo.mjs <supergraph> <port> <default|tuned> [door]. With a door it asks who calls, as ours does, and remembers it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [file, port, mode, door] = process.argv.slice(2);
const load = createRequire(new URL('../../../gateway/package.json', import.meta.url));
const { ApolloServer } = load('@apollo/server');
const { ApolloGateway } = load('@apollo/gateway');
const { Pool } = load('undici');
const quiet = { debug() {}, info() {}, warn: console.warn, error: console.error };

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(file, 'utf8'),
  logger: quiet,
  ...(mode === 'tuned' && { buildService: keptAlive }),
});
const identify = door ? await openIdentify() : null;
const server = new ApolloServer({ gateway, introspection: false });
if (mode === 'default') {
  const { startStandaloneServer } = load('@apollo/server/standalone');
  await startStandaloneServer(server, {
    listen: { port: Number(port), host: '127.0.0.1' },
    ...(identify && { context: ({ req }) => identify(req.headers.authorization, '') }),
  });
} else {
  await server.start();
  const { fastifyApolloHandler } = load('@as-integrations/fastify');
  const app = load('fastify')();
  const context = (request) => identify?.(request.headers.authorization, '') ?? {};
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: fastifyApolloHandler(server, { context: async (request) => context(request) }),
  });
  await app.listen({ port: Number(port), host: '127.0.0.1' });
}
console.log('ready');

async function openIdentify() {
  const { identifyCallers } = await import('../../../gateway/src/identity/identify.ts');
  const { trustBundle } = await import('../../../schema/index.ts');
  const { bundle, environment } = JSON.parse(readFileSync(door, 'utf8'));
  const claims = JSON.parse(Buffer.from(bundle.split('.')[1], 'base64url').toString('utf8'));
  const trusted = trustBundle.parse(claims);
  const bundles = { of: async () => trusted, atHand: () => trusted, refresh() {} };
  return identifyCallers(bundles, environment.ACTOR_SECRET).identify;
}

function keptAlive({ url }) {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: 64 });
  const headers = { 'content-type': 'application/json' };
  return {
    async process({ request: { query, variables, operationName } }) {
      const body = JSON.stringify({ query, variables, operationName });
      const answer = await pool.request({ method: 'POST', path: pathname, headers, body });
      return answer.body.json();
    },
  };
}
