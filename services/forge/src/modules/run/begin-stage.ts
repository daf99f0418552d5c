import { runStarted } from '@guildhall/schema';
import type { Context } from '../../context.ts';
import { isOpen } from '../check/check-lifecycle.ts';
import { broken } from '../check/check.ts';
import { giveUpStage } from './give-up-stage.ts';
import { isUnderWay, runLifecycle } from './run-lifecycle.ts';
import type { RunRow } from './run.ts';
import { STAGES, type StageName } from './stages.ts';
import { tellProgress } from './tell-progress.ts';

/** How often one stage is begun before its checks end in ERROR. */
export const MOST_TRIES = 3;

/** A run and its tarball, with the names of the checks that this stage is to answer. */
export interface Begun {
  run: RunRow;
  archive: Uint8Array;
  checks: readonly string[];
}

/** What is to be done when this stage is still to be done; null when there is nothing to do. */
export async function beginStage(ctx: Context, runId: string, stage: StageName): Promise<Begun | null> {
  const run = await ctx.runs.lock(runId);
  if (!run || !isUnderWay(run.state)) return null;
  const mine: readonly string[] = STAGES[stage].checks;
  const checks = (await ctx.checks.of([runId])).filter(({ name }) => mine.includes(name));
  // A task that comes twice finds its checks ended.
  if (!checks.some(({ state }) => isOpen(state))) return null;

  const started = await startOnce(ctx, run);
  if (checks.some(({ attempts }) => attempts >= MOST_TRIES)) {
    await giveUpStage(ctx, started, stage, broken(`It broke off ${MOST_TRIES} times.`));
    return null;
  }
  const archive = await ctx.artifacts.read(run.sourceDigest);
  if (!archive) {
    const message = 'The uploaded archive is not here any more. Upload it again as a new version.';
    await giveUpStage(ctx, started, stage, broken(message));
    return null;
  }
  await ctx.checks.begin(runId, STAGES[stage].checks, ctx.now);
  tellProgress(ctx, run.versionId);
  return { run: started, archive, checks: checks.map(({ name }) => name) };
}

/** The first stage to begin starts the run. */
async function startOnce(ctx: Context, run: RunRow): Promise<RunRow> {
  const next = runLifecycle.next(run.state, 'start');
  if (!next.ok) return run;
  const started = await ctx.runs.move(run, next.value, ctx.now);
  const { id: runId, versionId, attempt, rev } = started;
  await ctx.audit.write({ action: 'run.start', subject: { type: 'run', id: runId, rev } });
  await ctx.outbox.publish(runStarted, { type: 'run', id: runId, rev }, { runId, versionId, attempt, rev });
  return started;
}
