import { onTask, type TaskHandler } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { FunctionRuntime } from '../../runtime/function-runtime.ts';
import { runToEnd } from '../../runtime/run-to-end.ts';
import { FUNCTION_DUE } from './function-due.ts';
import { takeOrder } from './take-order.ts';

/** Runs what waits. It may come twice: a function that was begun is never begun again. */
export function invocationTasks(runtime: FunctionRuntime): TaskHandler<Context>[] {
  return [
    onTask(FUNCTION_DUE, async ({ units, session }, { invocationId }) => {
      const order = await units.run(session, (ctx: Context) => takeOrder(ctx, invocationId));
      if (order) await runToEnd({ units, runtime }, order);
    }),
  ];
}

/** Held to a share a marketplace, so that a flood of one delays no other. */
export const invocationQueues = { 'forge-functions': { concurrency: 8, inFlight: 4 } };
