import { setTimeout as pause } from 'node:timers/promises';
import type { InvocationResult } from '../invocation.ts';
import type { Sandbox } from '../sandbox.ts';
import { callOf } from './call-of.ts';
import { echo } from './echo.ts';

/** What an attack came to, and what its neighbour felt. Milliseconds. */
export interface Attack {
  readonly result: InvocationResult;
  readonly took: number;
  readonly slowestNeighbour: number;
  /** The same for as long a time without the attack: what the machine does to neighbours anyway. */
  readonly slowestInPeace: number;
}

/** Runs an attack while a neighbour on the same executors is asked again and again; it must always answer. */
export async function beside(sandbox: Sandbox, attack: () => Promise<InvocationResult>): Promise<Attack> {
  await ask(sandbox);
  let over = false;
  const begun = performance.now();
  const attacking = attack().then((result) => {
    over = true;
    return { result, took: performance.now() - begun };
  });
  const slowestNeighbour = await slowestUntil(sandbox, () => over);
  const { result, took } = await attacking;
  const peace = performance.now() + took;
  const slowestInPeace = await slowestUntil(sandbox, () => performance.now() > peace);
  return { result, took, slowestNeighbour, slowestInPeace };
}

async function slowestUntil(sandbox: Sandbox, isOver: () => boolean): Promise<number> {
  let slowest = 0;
  do {
    slowest = Math.max(slowest, await ask(sandbox));
    await pause(1);
  } while (!isOver());
  return slowest;
}

/** How long the neighbour took to answer. */
async function ask(sandbox: Sandbox): Promise<number> {
  const asked = performance.now();
  const body = 'return (await api.host.call("x", payload)).args';
  const answer = await sandbox.invoke(callOf(body, { payload: 1, installationId: 'ins_b' }), echo);
  if (answer.outcome !== 'ok') throw new Error(`The neighbour got "${answer.outcome}": ${answer.message}`);
  return performance.now() - asked;
}
