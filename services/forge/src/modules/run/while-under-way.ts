import type { TaskWork } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { isUnderWay } from './run-lifecycle.ts';

const LOOK_MS = 1_000;

/** Does slow work on a run, and stops it soon after the run was cancelled, wherever that happened. */
export async function whileUnderWay<T>(
  { units, session, signal }: TaskWork<Context>,
  runId: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const cancelled = new AbortController();
  const look = async () => {
    const run = await units.run(session, (ctx) => ctx.runs.find(runId), { readOnly: true });
    if (run && !isUnderWay(run.state)) cancelled.abort();
  };
  const timer = setInterval(() => {
    // A look that fails is followed by another; the work goes on.
    look().catch(() => undefined);
  }, LOOK_MS);
  try {
    return await work(AbortSignal.any([signal, cancelled.signal]));
  } finally {
    clearInterval(timer);
  }
}
