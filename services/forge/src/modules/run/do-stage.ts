import type { TaskWork } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Inspector } from '../../inspection/inspector.ts';
import { packageKnowledge } from '../package/package-knowledge.ts';
import { beginStage } from './begin-stage.ts';
import { inspectStage } from './inspect-stage.ts';
import { settleStage } from './settle-stage.ts';
import { tryFailed } from './try-failed.ts';
import { whileUnderWay } from './while-under-way.ts';
import type { StageName } from './stages.ts';

/** One try at one stage of a run. The inspection itself goes on outside of any transaction. */
export async function doStage(
  work: TaskWork<Context>,
  stage: StageName,
  runId: string,
  inspector: Pick<Inspector, 'build' | 'analyze' | 'lookAt'>,
): Promise<void> {
  const { units, session } = work;
  const order = await units.run(session, async (ctx) => {
    const begun = await beginStage(ctx, runId, stage);
    return begun && inspectStage(ctx, stage, begun, inspector, packageKnowledge(work));
  });
  if (!order) return;

  let result;
  try {
    result = await whileUnderWay(work, runId, order);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // Stopping the worker says nothing about the plugin: the task comes again by itself.
    const givenUp =
      !work.signal.aborted && (await units.run(session, (ctx) => tryFailed(ctx, runId, stage, reason)));
    if (givenUp) return;
    throw error;
  }
  await units.run(session, (ctx) => settleStage(ctx, runId, stage, result));
}
