import { onDue, type DueHandler } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { broken } from '../check/check.ts';
import { concludeRun } from './conclude-run.ts';
import { isUnderWay } from './run-lifecycle.ts';
import { RUN_OVERDUE } from './run-overdue.ts';

export const runDue: DueHandler<Context>[] = [
  onDue(RUN_OVERDUE, async (ctx: Context, { subjectId }) => {
    const run = await ctx.runs.lock(subjectId);
    if (!run || !isUnderWay(run.state)) return;
    await ctx.checks.endAll(run.id, broken('It did not finish in time.'), ctx.now);
    await concludeRun(ctx, run);
  }),
];
