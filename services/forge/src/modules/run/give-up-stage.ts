import type { Context } from '../../context.ts';
import type { Verdict } from '../check/check.ts';
import { concludeWhenDone } from './conclude-run.ts';
import type { RunRow } from './run.ts';
import { STAGES, type StageName } from './stages.ts';
import { tellProgress } from './tell-progress.ts';

/** Ends the checks of a stage that could not be done. The caller holds the run's lock. */
export async function giveUpStage(
  ctx: Context,
  run: RunRow,
  stage: StageName,
  verdict: Verdict,
): Promise<void> {
  for (const name of STAGES[stage].checks) await ctx.checks.end(run.id, name, verdict, ctx.now);
  tellProgress(ctx, run.versionId);
  await concludeWhenDone(ctx, run);
}
