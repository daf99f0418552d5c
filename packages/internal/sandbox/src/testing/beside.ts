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
}

/** Runs an attack while a neighbour on the same executors is asked again and again; it must always answer. */
export async function beside(sandbox: Sandbox, attack: () => Promise<InvocationResult>): Promise<Attack> {
  const neighbour = () =>
    sandbox.invoke(
      callOf('return (await api.host.call("x", payload)).args', { payload: 1, installationId: 'ins_b' }),
      echo,
    );
  await neighbour();
  let over = false;
  let slowest = 0;
  const begun = performance.now();
  const attacking = attack().then((result) => {
    over = true;
    return { result, took: performance.now() - begun };
  });
  do {
    const asked = performance.now();
    const answer = await neighbour();
    if (answer.outcome !== 'ok') throw new Error(`The neighbour got "${answer.outcome}": ${answer.message}`);
    slowest = Math.max(slowest, performance.now() - asked);
    await pause(1);
  } while (!isOver());
  return { ...(await attacking), slowestNeighbour: slowest };

  // Read through a call: it changes while the neighbour is asked.
  function isOver(): boolean {
    return over;
  }
}
