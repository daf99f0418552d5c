import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { fakeSubgraphs } from '../../packages/internal/compiled-executor/src/testing/fake-subgraphs.ts';
import { addressesIn } from './graphs.ts';

/*
 * All subgraphs of a supergraph, one port each, in a process of their own: node serve-subgraphs.ts <supergraph file> [door].
 * An answer is computed once and remembered by the text of the request, so that gateways are measured, not these.
 * GET / tells how many requests came; what a gateway asks besides, before it lets anybody in, is under /internal.
 */
const [file = '', door] = process.argv.slice(2);
const sdl = readFileSync(file, 'utf8');
const { send } = fakeSubgraphs(sdl);
const world = {
  seed: 7,
  mishaps: { nulls: 0, broken: 0, errors: 0 },
  population: 100,
  longestList: 4,
  page: 20,
};
/** A resolution that holds: nothing was restricted, nothing changed, nothing is scheduled. */
const HOLDS = { etag: 'e'.repeat(64), feedSeq: 0, epoch: 0, validUntil: '2100-01-01T00:00:00.000Z' };
const INTERNAL: Readonly<Record<string, object>> = {
  '/internal/trust-bundle': { jws: door ? bundleIn(door) : '' },
  '/internal/epochs': { epochs: {} },
  '/internal/feed': { head: 0, entries: [] },
  '/internal/feed/heads': { heads: {} },
};

for (const [service, url] of addressesIn(sdl)) {
  const answers = new Map<string, Buffer>();
  let asked = 0;
  const answer = async (body: string): Promise<Buffer> => {
    const known = answers.get(body);
    if (known) return known;
    const text = await send({ service, operationKind: 'query', body }, world);
    const made = Buffer.from(holding(text));
    answers.set(body, made);
    return made;
  };
  createServer((request, response) => {
    const json = { 'content-type': 'application/json' };
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (path !== '/graphql') {
      response.writeHead(200, json).end(JSON.stringify(INTERNAL[path] ?? { asked }));
      return;
    }
    asked += 1;
    void readBody(request)
      .then(answer)
      .then((text) => {
        response.writeHead(200, { ...json, 'content-length': text.length }).end(text);
      });
  }).listen(Number(new URL(url).port), '127.0.0.1');
}
console.log('ready');

function holding(text: string): string {
  const answer = z.looseObject({ data: z.looseObject({ resolveContributions: z.looseObject({}) }) });
  const read = answer.safeParse(JSON.parse(text));
  if (!read.success) return text;
  Object.assign(read.data.data.resolveContributions, HOLDS);
  return JSON.stringify(read.data);
}

function bundleIn(path: string): string {
  return z.object({ bundle: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).bundle;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}
