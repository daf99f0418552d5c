import type { Context } from '../../context.ts';
import { skipped } from '../check/check.ts';
import { RUN_OVERDUE } from './run-overdue.ts';
import { tellProgress } from './tell-progress.ts';
import { runLifecycle } from './run-lifecycle.ts';

/** Ends what is under way for a version, except for one run. What its tasks still bring is ignored. */
export async function cancelRuns(ctx: Context, versionId: string, except?: string): Promise<void> {
  for (const { id } of await ctx.runs.underWay(versionId)) {
    if (id === except) continue;
    const run = await ctx.runs.lock(id);
    if (!run) continue;
    const next = runLifecycle.next(run.state, 'cancel');
    if (!next.ok) continue;
    const moved = await ctx.runs.move(run, next.value, ctx.now);
    await ctx.checks.endAll(id, skipped('The run was cancelled.'), ctx.now);
    await ctx.due.cancel(RUN_OVERDUE, id);
    await ctx.audit.write({ action: 'run.cancel', subject: { type: 'run', id, rev: moved.rev } });
    tellProgress(ctx, versionId);
  }
}
