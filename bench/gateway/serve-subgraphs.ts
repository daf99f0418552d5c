import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { fakeSubgraphs } from '../../packages/internal/compiled-executor/src/testing/fake-subgraphs.ts';
import { addressesIn } from './graphs.ts';

/*
 * All subgraphs of a supergraph, one port each, in a process of their own: node serve-subgraphs.ts <supergraph file>.
 * An answer is computed once and remembered by the text of the request, so that gateways are measured, not these.
 * GET tells how many requests came.
 */
const [file = ''] = process.argv.slice(2);
const sdl = readFileSync(file, 'utf8');
const { send } = fakeSubgraphs(sdl);
const world = {
  seed: 7,
  mishaps: { nulls: 0, broken: 0, errors: 0 },
  population: 100,
  longestList: 4,
  page: 20,
};

for (const [service, url] of addressesIn(sdl)) {
  const answers = new Map<string, Buffer>();
  let asked = 0;
  const answer = async (body: string): Promise<Buffer> => {
    const known = answers.get(body);
    if (known) return known;
    const text = await send({ service, operationKind: 'query', body }, world);
    const made = Buffer.from(text);
    answers.set(body, made);
    return made;
  };
  createServer((request, response) => {
    const json = { 'content-type': 'application/json' };
    if (request.method === 'GET') {
      response.writeHead(200, json).end(JSON.stringify({ asked }));
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

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}
