import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { freePort } from '../../packages/internal/embedded/src/index.ts';
import type { Files } from './contenders.ts';
import type { Question } from './documents.ts';
import { addressesIn, readGraph, withPorts } from './graphs.ts';
import { openDoor } from './open-door.ts';
import { startProcess } from './start-process.ts';

/** The subgraphs that every contender asks, and what those who ask have with them. */
export interface World extends Files {
  readonly folder: string;
  /** The nth caller's; none where nobody is asked who they are. */
  readonly tokens: readonly string[];
  /** Requests to subgraphs so far. */
  asked(): Promise<number>;
  /** Writes down what the first contender answered. */
  remember(answers: () => Promise<[string, string][]>): Promise<void>;
  stop(): Promise<void>;
}

export async function openWorld(
  question: Question,
  { folder, atTheDoor }: { folder: string; atTheDoor: boolean },
): Promise<World> {
  await using opened = new AsyncDisposableStack();
  const sdl = readGraph(question.graph);
  const ports = new Map<string, number>();
  for (const name of addressesIn(sdl).keys()) ports.set(name, await freePort());
  const files = {
    supergraph: join(folder, 'supergraph.graphql'),
    answers: join(folder, 'answers.json'),
  };
  writeFileSync(files.supergraph, withPorts(sdl, ports));
  const door = atTheDoor ? await openDoor(question, { folder, subgraphs: ports }) : null;
  opened.defer(async () => door?.stop());
  const script = fileURLToPath(import.meta.resolve('./serve-subgraphs.ts'));
  const asked = () => countAsked([...ports.values()]);
  const args = [script, files.supergraph, ...(door ? [door.file] : [])];
  const subgraphs = await startProcess(args, folder, async () => (await asked()) >= 0);
  opened.defer(() => subgraphs.stop());
  let isRemembered = false;
  const kept = opened.move();
  return {
    ...{ ...files, folder, asked },
    door: door?.file ?? null,
    tokens: door?.tokens ?? [],
    async remember(answers) {
      if (isRemembered) return;
      isRemembered = true;
      writeFileSync(files.answers, JSON.stringify(await answers()));
    },
    stop: () => kept.disposeAsync(),
  };
}

async function countAsked(ports: readonly number[]): Promise<number> {
  const count = z.object({ asked: z.number() });
  let sum = 0;
  for (const port of ports) sum += count.parse(await (await fetch(`http://127.0.0.1:${port}/`)).json()).asked;
  return sum;
}
