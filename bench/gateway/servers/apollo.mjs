// Apollo's gateway as its documentation starts it, or with Fastify and kept-alive connections: apollo.mjs <supergraph> <port> <default|tuned>
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [file, port, mode] = process.argv.slice(2);
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
const server = new ApolloServer({ gateway, introspection: false });
if (mode === 'default') {
  const { startStandaloneServer } = load('@apollo/server/standalone');
  await startStandaloneServer(server, { listen: { port: Number(port), host: '127.0.0.1' } });
} else {
  await server.start();
  const { fastifyApolloHandler } = load('@as-integrations/fastify');
  const app = load('fastify')();
  app.route({ method: ['GET', 'POST'], url: '/graphql', handler: fastifyApolloHandler(server) });
  await app.listen({ port: Number(port), host: '127.0.0.1' });
}
console.log('ready');

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
