import { newId } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import type { VersionRow } from '../version/version.ts';
import { pinBaseline } from '../drift/pin-baseline.ts';
import { checksForRun } from '../rule-cohort/weigh-for-run.ts';
import { cancelRuns } from './cancel-runs.ts';
import { RUN_OVERDUE, RUN_TIME_MS } from './run-overdue.ts';
import { STAGE_NAMES, STAGES } from './stages.ts';
import { tellProgress } from './tell-progress.ts';

/** Opens the run of one attempt and gives out its tasks. A second call finds the run and does nothing. */
export async function queueRun(ctx: Context, version: VersionRow, submittedBy: string | null): Promise<void> {
  const { id: versionId, pluginId, publisherId, runAttempt: attempt, sourceDigest } = version;
  if (sourceDigest === null) throw new Error(`version ${versionId} was submitted without a source digest`);
  const run = { id: newId('run'), versionId, pluginId, publisherId, attempt, sourceDigest };
  if (!(await ctx.runs.add(run, ctx.now))) return;
  await pinBaseline(ctx, run, submittedBy);

  // An earlier attempt that never ended has nothing more to say.
  await cancelRuns(ctx, versionId, run.id);
  await ctx.checks.add(run.id, await checksForRun(ctx, run), ctx.now);
  for (const stage of STAGE_NAMES) await ctx.outbox.enqueue(STAGES[stage].task, { runId: run.id });
  await ctx.due.schedule(RUN_OVERDUE, run.id, 1, new Date(ctx.now.getTime() + RUN_TIME_MS));
  await ctx.audit.write({
    action: 'run.queue',
    subject: { type: 'run', id: run.id, rev: 1 },
    detail: { versionId, attempt },
  });
  tellProgress(ctx, versionId);
}
