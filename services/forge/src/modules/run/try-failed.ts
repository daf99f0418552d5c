import type { Context } from '../../context.ts';
import { visibleText } from '../../inspection/visible-text.ts';
import { broken } from '../check/check.ts';
import { MOST_TRIES } from './begin-stage.ts';
import { giveUpStage } from './give-up-stage.ts';
import { isUnderWay } from './run-lifecycle.ts';
import { STAGES, type StageName } from './stages.ts';

/** Whether a stage whose inspection broke off is over: its tries are used up, or nobody waits for it any more. */
export async function tryFailed(
  ctx: Context,
  runId: string,
  stage: StageName,
  reason: string,
): Promise<boolean> {
  const run = await ctx.runs.lock(runId);
  if (!run || !isUnderWay(run.state)) return true;
  const mine: readonly string[] = STAGES[stage].checks;
  const checks = (await ctx.checks.of([runId])).filter(({ name }) => mine.includes(name));
  if (checks.every(({ attempts }) => attempts < MOST_TRIES)) return false;
  await giveUpStage(ctx, run, stage, broken(visibleText(reason, 500)));
  return true;
}
