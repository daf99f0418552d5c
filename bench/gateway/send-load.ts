import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { z } from 'zod';
import { percentile } from '../statistics.ts';

/*
 * Asks a gateway as fast as it answers, from a process of its own:
 *   node send-load.ts <port> <file with an array of requests> <seconds> <connections>
 * Prints what came back as one line of JSON. Whatever has a status below 400 is an answer.
 */
const [port = '', file = '', seconds = '3', connections = '32'] = process.argv.slice(2);
const shape = z.object({
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string().nullable(),
});
const requests = z.array(shape).parse(JSON.parse(readFileSync(file, 'utf8')));
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
    const asking = requests[next % requests.length];
    if (!asking) throw new Error('there is nothing to ask');
    next += 1;
    const asked = performance.now();
    const status = await ask(asking);
    times.push(performance.now() - asked);
    if (status >= 400) failed += 1;
  }
}

function ask({ body, ...asking }: z.infer<typeof shape>): Promise<number> {
  const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) };
  const options = { ...asking, port, host: '127.0.0.1', agent, headers: { ...asking.headers, ...length } };
  return new Promise((answered, failedToAnswer) => {
    request(options, (response) => {
      response.resume().once('end', () => {
        answered(response.statusCode ?? 500);
      });
    })
      .once('error', failedToAnswer)
      .end(body ?? undefined);
  });
}
