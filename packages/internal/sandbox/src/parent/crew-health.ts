import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutorHealth } from '../sandbox.ts';
import type { Crew, Member } from './crew.ts';

const PATIENCE_MS = 500;
let lastAsk = 0;

/** Asks every executor; one that does not answer in time is left out. */
export async function crewHealth(
  crew: Crew,
): Promise<{ layers: readonly string[]; executors: ExecutorHealth[] }> {
  const members = crew.members();
  const answers = await Promise.all(members.map(ask));
  const [first, ...others] = members;
  const layers = (first?.executor.layers ?? []).filter((layer) =>
    others.every(({ executor }) => executor.layers.includes(layer)),
  );
  return { layers, executors: answers.filter((answer) => answer !== undefined) };
}

async function ask({ executor, asked, runs }: Member): Promise<ExecutorHealth | undefined> {
  const ask = ++lastAsk;
  const answer = new Promise<ExecutorHealth>((resolve) => {
    asked.set(ask, ({ rssBytes, warmVms }) => {
      resolve({ pid: executor.pid, rssBytes, warmVms, inFlight: runs.size });
    });
  });
  executor.send({ kind: 'health', ask });
  const answered = new AbortController();
  const patience = pause(PATIENCE_MS, undefined, { signal: answered.signal }).catch(() => undefined);
  const health = await Promise.race([answer, patience]);
  answered.abort();
  asked.delete(ask);
  return health;
}
