import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../sandbox.ts';
import { callOf } from './call-of.ts';
import { echo } from './echo.ts';

/** What an attack came to, and what its neighbour felt. Milliseconds. */
export interface Attack<T> {
  readonly result: T;
  readonly took: number;
  /** How long the neighbour took, each time it was asked. */
  readonly neighbour: readonly number[];
  /** The same for as long a time without the attack: what the machine does to neighbours anyway. */
  readonly inPeace: readonly number[];
}

/** Runs an attack while a neighbour on the same executors is asked again and again; it must always answer. */
export async function beside<T>(sandbox: Sandbox, attack: () => Promise<T>): Promise<Attack<T>> {
  await ask(sandbox);
  let over = false;
  const begun = performance.now();
  const attacking = attack().then((result) => {
    over = true;
    return { result, took: performance.now() - begun };
  });
  // An attack that ends the neighbour goes on: whoever closes the sandbox waits for it.
  const neighbour = await timesUntil(sandbox, () => over).finally(() => attacking);
  const { result, took } = await attacking;
  const peace = performance.now() + took;
  const inPeace = await timesUntil(sandbox, () => performance.now() > peace);
  return { result, took, neighbour, inPeace };
}

async function timesUntil(sandbox: Sandbox, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  do {
    times.push(await ask(sandbox));
    await pause(1);
  } while (!isOver());
  return times;
}

/**
 * How long the neighbour took to answer; for ever when its own time was up before, as on a machine that is too busy. It is
 * asked as services ask: what is lost is not tried again behind its back, and nothing may be lost.
 */
async function ask(sandbox: Sandbox): Promise<number> {
  const asked = performance.now();
  const body = 'return (await api.host.call("x", payload)).args';
  const neighbour = callOf(body, { payload: 1, installationId: 'ins_b', idempotent: false });
  const answer = await sandbox.invoke(neighbour, echo);
  if (answer.outcome === 'timeout') return Number.POSITIVE_INFINITY;
  if (answer.outcome !== 'ok') throw new Error(`The neighbour got "${answer.outcome}": ${answer.message}`);
  return performance.now() - asked;
}

/** What a neighbour may wait while others misbehave, in milliseconds. */
const NEIGHBOUR_MS = 100;
/** Where it waits longer than this in peace, the machine is too busy to tell; then that is not held against the attack. */
const BUSY_MS = 50;

/** Whether the neighbour answered as fast as it must. */
export function neighbourInTime({
  neighbour,
  inPeace,
}: Pick<Attack<unknown>, 'neighbour' | 'inPeace'>): boolean {
  const peace = Math.max(...inPeace);
  return Math.max(...neighbour) <= NEIGHBOUR_MS + (peace > BUSY_MS ? peace : 0);
}
