import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { z } from 'zod';
import { percentile } from '../statistics.ts';

/*
 * Asks a gateway as fast as it answers, from a process of its own:
 *   node send-load.ts <url> <file with an array of bodies> <seconds> <connections>
 * Prints what came back as one line of JSON.
 */
const [url = '', file = '', seconds = '3', connections = '32'] = process.argv.slice(2);
const bodies = z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const times: number[] = [];
let failed = 0;
let next = 0;

const begun = performance.now();
const end = begun + Number(seconds) * 1_000;
await Promise.all(Array.from({ length: Number(connections) }, askOnAndOn));
const elapsed = performance.now() - begun;
agent.destroy();
console.log(
  JSON.stringify({
    answered: times.length,
    failed,
    perSecond: (times.length / elapsed) * 1_000,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  }),
);

async function askOnAndOn(): Promise<void> {
  while (performance.now() < end) {
    const body = bodies[next % bodies.length] ?? '';
    next += 1;
    const asked = performance.now();
    const status = await ask(body);
    times.push(performance.now() - asked);
    if (status !== 200) failed += 1;
  }
}

function ask(body: string): Promise<number | undefined> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((answered, failedToAnswer) => {
    request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => {
        answered(response.statusCode);
      });
    })
      .once('error', failedToAnswer)
      .end(body);
  });
}
