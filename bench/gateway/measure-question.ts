import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, promisify } from 'node:util';
import { z } from 'zod';
import type { Contender } from './contenders.ts';
import { CALLERS, type Question } from './documents.ts';
import { addressesIn, readGraph, withPorts } from './graphs.ts';
import { memoryOf, processorTime } from './processor-time.ts';
import { freePort } from '../../packages/internal/embedded/src/index.ts';
import { startProcess, type Running } from './start-process.ts';

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
  readonly url: string;
  readonly sameAnswer: boolean;
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
  effort: Effort,
): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-bench-'));
  const running: Running[] = [];
  try {
    const world = await openWorld(question, folder);
    running.push(world.subgraphs);
    const lanes: Lane[] = [];
    for (const contender of contenders) {
      const lane = await openLane(contender, question, { ...world, first: lanes[0]?.url ?? null });
      lanes.push(lane);
      running.push(lane);
    }
    const samples = new Map(lanes.map((lane) => [lane, new Array<Sample>()]));
    for (const lane of lanes) await measure(lane, world, effort.warmUpSeconds);
    for (let round = 0; round < effort.rounds; round += 1)
      for (const lane of lanes) samples.get(lane)?.push(await measure(lane, world, effort.seconds));
    return lanes.map((lane) => ({
      contender: lane.contender,
      samples: samples.get(lane) ?? [],
      sameAnswer: lane.sameAnswer,
      memory: memoryOf(lane.pid),
    }));
  } finally {
    await Promise.all(running.map((each) => each.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

interface World {
  readonly subgraphs: Running;
  readonly subgraphUrls: readonly string[];
  readonly supergraphFile: string;
  readonly bodiesFile: string;
}

async function openWorld(question: Question, folder: string): Promise<World> {
  const sdl = readGraph(question.graph);
  const ports = new Map<string, number>();
  for (const name of addressesIn(sdl).keys()) ports.set(name, await freePort());
  const supergraphFile = join(folder, 'supergraph.graphql');
  const bodiesFile = join(folder, 'bodies.json');
  writeFileSync(supergraphFile, withPorts(sdl, ports));
  writeFileSync(
    bodiesFile,
    JSON.stringify(Array.from({ length: CALLERS }, (_, caller) => bodyOf(question, caller))),
  );
  const subgraphUrls = Array.from(ports.values(), (port) => `http://127.0.0.1:${port}/graphql`);
  const script = fileURLToPath(import.meta.resolve('./serve-subgraphs.ts'));
  const subgraphs = await startProcess([script, supergraphFile], folder, async () => {
    await countAsked(subgraphUrls);
    return true;
  });
  return { subgraphs, subgraphUrls, supergraphFile, bodiesFile };
}

async function openLane(
  contender: Contender,
  question: Question,
  { supergraphFile, first }: World & { first: string | null },
): Promise<Lane> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/graphql`;
  const running = await startProcess(contender.command(supergraphFile, port), contender.folder, async () => {
    const answer = await ask(url, bodyOf(question, 0));
    return answer !== null;
  });
  const callers = [0, 1, CALLERS - 1].map((caller) => bodyOf(question, caller));
  let sameAnswer = true;
  for (const body of callers)
    sameAnswer &&= isDeepStrictEqual(await ask(url, body), await ask(first ?? url, body));
  return { ...running, contender, url, sameAnswer };
}

async function measure(lane: Lane, world: World, seconds: number): Promise<Sample> {
  const before = { cpu: processorTime(lane.pid), asked: await countAsked(world.subgraphUrls) };
  const script = fileURLToPath(import.meta.resolve('./send-load.ts'));
  const args = [script, lane.url, world.bodiesFile, String(seconds), String(CONNECTIONS)];
  const { stdout } = await run(process.execPath, args);
  const { answered, failed, perSecond, p50, p99 } = load.parse(JSON.parse(stdout));
  const cpu = (processorTime(lane.pid) - before.cpu) / answered;
  const asked = ((await countAsked(world.subgraphUrls)) - before.asked) / answered;
  return { cpu, perSecond, p50, p99, asked, failed };
}

function bodyOf({ query, variables }: Question, caller: number): string {
  return JSON.stringify({ query, variables: variables(caller) });
}

/** The data of an answer; null when there is none, or errors. */
async function ask(url: string, body: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { data, errors } = z
    .object({ data: z.unknown(), errors: z.unknown().optional() })
    .parse(await response.json());
  return errors ? null : data;
}

async function countAsked(urls: readonly string[]): Promise<number> {
  let sum = 0;
  for (const url of urls) sum += z.object({ asked: z.number() }).parse(await (await fetch(url)).json()).asked;
  return sum;
}
