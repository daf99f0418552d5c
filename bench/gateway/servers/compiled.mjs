// Ours: compiled.mjs <supergraph> <port> <server|trusted> <shared|each> <apollo|hive>
// `trusted`: the compiled operation alone, answering JSON text, as the gateway runs every valid document. `server`: behind
// Apollo Server, as it runs what is rare.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import {
  CompiledGateway,
  createCompiledExecutor,
  guardedSend,
  openPool,
  openSupergraph,
  stringifyAnswer,
} from '../../../packages/internal/compiled-executor/src/index.ts';

const [file, port, mode, sharing, planner] = process.argv.slice(2);
const load = createRequire(new URL('../../../gateway/package.json', import.meta.url));
const { ApolloServer, HeaderMap } = load('@apollo/server');
const { parse } = load('graphql');

const supergraphSdl = readFileSync(file, 'utf8');
const urls = supergraphSdl.matchAll(/@join__graph\(name: "([^"]+)", url: "([^"]+)"\)/g);
const pools = new Map(
  Array.from(urls, ([, name, url]) => [
    name,
    openPool({ url, connections: 64, maxAnswerBytes: 2 ** 24, headers: () => ({}) }),
  ]),
);
const send = guardedSend(
  (request, context, signal) => pools.get(request.service).carry(request, context, signal),
  {
    deadlineMs: 8_000,
    breaker: { threshold: 5, coolDownMs: 1_000 },
    observer: { asked() {}, retried() {}, breakerChanged() {} },
  },
);
const answer = mode === 'server' ? await behindApolloServer() : await trusted();

process.once('SIGINT', () => process.exit(0));
createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    try {
      const text = await answer(request, JSON.parse(Buffer.concat(chunks).toString('utf8')));
      response.writeHead(200, { 'content-type': 'application/json' }).end(text);
    } catch (error) {
      response.writeHead(500).end(JSON.stringify({ errors: [{ message: String(error) }] }));
    }
  });
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));

async function behindApolloServer() {
  const gateway = new CompiledGateway({
    supergraphSdl,
    planner,
    send,
    asText: () => true,
    identityOf: sharing === 'shared' ? () => 'everybody' : null,
    onFallback: (reason) => console.error(`not compiled: ${reason}`),
  });
  const apollo = new ApolloServer({ gateway, introspection: false, stringifyResult: stringifyAnswer });
  await apollo.start();
  return async ({ method, headers }, body) => {
    const map = new HeaderMap();
    for (const [name, value] of Object.entries(headers)) map.set(name, String(value));
    const answered = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method, headers: map, search: '', body },
      context: () => Promise.resolve({}),
    });
    return answered.body.string;
  };
}

async function trusted() {
  const executor = createCompiledExecutor(await openSupergraph(supergraphSdl, planner), send);
  const documents = new Map();
  const running = new Map();
  const run = async (operation, variables) => {
    const { data, errors } = await operation.executeToJson(variables, {});
    return errors ? `{"data":${data},"errors":${JSON.stringify(errors)}}` : `{"data":${data}}`;
  };
  return (_request, { query, operationName, variables }) => {
    const document = documents.get(query) ?? parse(query, { noLocation: true });
    documents.set(query, document);
    const operation = executor.prepare(document, operationName);
    if (sharing !== 'shared') return run(operation, variables ?? {});
    const key = JSON.stringify([query, variables]);
    const known = running.get(key) ?? run(operation, variables ?? {}).finally(() => running.delete(key));
    running.set(key, known);
    return known;
  };
}
