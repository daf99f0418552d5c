import { setTimeout as pause } from 'node:timers/promises';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import { runToEnd } from '../../runtime/run-to-end.ts';
import type { RunOrder } from '../../runtime/run-order.ts';
import { fillIn } from './fill-in.ts';
import { shownEnding } from './shown-ending.ts';

/** How long a repetition waits for the first to end. */
const PATIENCE_MS = 3_000;
const LOOK_MS = 50;

/** Runs what was begun once its transaction has committed, and puts into the answer how it ended. */
export function runAndAnswer(ctx: Context, order: RunOrder, info: GraphQLResolveInfo): void {
  const work = { runtime: ctx.runtime, units: unitsOf(ctx) };
  ctx.afterCommit(async (answer) => {
    const { ending, value, finishedAt } = await runToEnd(work, order);
    fillIn(answer, info, { invocation: shownEnding(ending, finishedAt), value: value ?? null });
  });
}

/** The same request again: waits for the end of the first, and answers as it did. */
export function answerAgain(ctx: Context, invocationId: string, info: GraphQLResolveInfo): void {
  const units = unitsOf(ctx);
  ctx.afterCommit(async (answer) => {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const found = await units.run(
        ctx.session,
        async ({ invocations }) => {
          const row = await invocations.find(invocationId);
          return row?.state === 'FINISHED' ? { row, value: await invocations.valueOf(invocationId) } : null;
        },
        { readOnly: true },
      );
      if (found) {
        const { finishedAt, ...row } = found.row;
        fillIn(answer, info, {
          invocation: {
            ...row,
            startedAt: row.startedAt.toISOString(),
            finishedAt: finishedAt?.toISOString() ?? null,
          },
          value: found.value,
        });
        return;
      }
      if (performance.now() > end) return;
      await pause(LOOK_MS);
    }
  });
}

/** Set when a process begins to serve. */
export function unitsOf({ units }: Pick<Context, 'units'>) {
  if (!units) throw new Error('this process runs no functions in answer to requests');
  return units;
}
