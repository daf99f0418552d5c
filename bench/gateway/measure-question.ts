import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, promisify } from 'node:util';
import { z } from 'zod';
import { freePort } from '../../packages/internal/embedded/src/index.ts';
import { ask } from './ask.ts';
import type { Contender } from './contenders.ts';
import { CALLERS, type Question } from './documents.ts';
import { memoryOf, processorTime } from './processor-time.ts';
import { requestOf, type Request } from './requests.ts';
import { startProcess, type Running } from './start-process.ts';
import { openWorld, type World } from './world.ts';

export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

export interface Sample {
  /** User and system time of the gateway, microseconds a request. */
  readonly cpu: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Requests to subgraphs a request. */
  readonly asked: number;
  readonly failed: number;
}

export interface Measured {
  readonly contender: Contender;
  readonly samples: Sample[];
  readonly sameAnswer: boolean;
  readonly memory: number;
}

interface Lane extends Running {
  readonly contender: Contender;
  readonly port: number;
  readonly requestsFile: string;
  readonly answers: readonly unknown[];
}

const run = promisify(execFile);
const load = z.object({
  answered: z.number(),
  failed: z.number(),
  perSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
});
const CONNECTIONS = 32;

/** Puts one question to every contender, in turns, so that whatever else the machine does meets all of them. */
export async function measureQuestion(
  question: Question,
  contenders: readonly Contender[],
  { atTheDoor, ...effort }: Effort & { atTheDoor: boolean },
): Promise<Measured[]> {
  await using opened = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-bench-'));
  // PostgreSQL may run as another user; a folder closed to it would get a stand-in elsewhere, which nobody removes.
  chmodSync(folder, 0o755);
  opened.defer(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const world = await openWorld(question, { folder, atTheDoor });
  opened.defer(() => world.stop());
  const lanes: Lane[] = [];
  for (const contender of contenders) {
    lanes.push(await openLane(contender, question, { world, opened }));
  }
  const samples = new Map(lanes.map((lane) => [lane, new Array<Sample>()]));
  for (const lane of lanes) await measure(lane, world, effort.warmUpSeconds);
  for (let round = 0; round < effort.rounds; round += 1)
    for (const lane of lanes) samples.get(lane)?.push(await measure(lane, world, effort.seconds));
  return lanes.map((lane) => ({
    contender: lane.contender,
    samples: samples.get(lane) ?? [],
    sameAnswer: isDeepStrictEqual(lane.answers, lanes[0]?.answers),
    memory: memoryOf(lane.pid),
  }));
}

/** Whatever becomes of it, what it started is stopped with the stack. */
async function openLane(
  contender: Contender,
  question: Question,
  { world, opened }: { world: World; opened: AsyncDisposableStack },
): Promise<Lane> {
  const port = await freePort();
  const of = (manner: Contender['manner']) =>
    Array.from({ length: CALLERS }, (_, caller) =>
      requestOf(question, { caller, manner, token: world.tokens[caller] ?? null }),
    );
  const requests = of(contender.manner);
  const [first] = requests;
  if (!first) throw new Error('there is nothing to ask');
  const running = await startProcess(contender.command(world, port), contender.folder, async () => {
    return (await ask(port, first)).data !== null;
  });
  opened.defer(() => running.stop());
  const answers = [];
  for (const request of requests.filter((_, caller) => [0, 1, CALLERS - 1].includes(caller)))
    answers.push((await ask(port, request)).data);
  await world.remember(async () => keyed(port, [...of('hash'), ...of('get')], of('text')));
  const requestsFile = join(world.folder, `requests-${port}.json`);
  writeFileSync(requestsFile, JSON.stringify(await toSend(contender, port, requests)));
  return { ...running, contender, port, requestsFile, answers };
}

/** Who knows the answer already says which. */
async function toSend(
  { manner }: Contender,
  port: number,
  requests: readonly Request[],
): Promise<readonly Request[]> {
  if (manner !== 'known') return requests;
  const known = [];
  for (const request of requests) {
    const { etag } = await ask(port, request);
    known.push({ ...request, headers: { ...request.headers, 'if-none-match': etag } });
  }
  return known;
}

/** What a contender answers to each request in words, under the same request in other manners. */
async function keyed(
  port: number,
  named: readonly Request[],
  worded: readonly Request[],
): Promise<[string, string][]> {
  const texts: string[] = [];
  for (const request of worded) texts.push((await ask(port, request)).text);
  return named.map(({ body, path }, at) => [body ?? path, texts[at % texts.length] ?? '']);
}

async function measure(lane: Lane, world: World, seconds: number): Promise<Sample> {
  const before = { cpu: processorTime(lane.pid), asked: await world.asked() };
  const script = fileURLToPath(import.meta.resolve('./send-load.ts'));
  const args = [script, String(lane.port), lane.requestsFile, String(seconds), String(CONNECTIONS)];
  const { stdout } = await run(process.execPath, args);
  const { answered, failed, perSecond, p50, p99 } = load.parse(JSON.parse(stdout));
  const cpu = (processorTime(lane.pid) - before.cpu) / answered;
  const asked = ((await world.asked()) - before.asked) / answered;
  return { cpu, perSecond, p50, p99, asked, failed };
}
