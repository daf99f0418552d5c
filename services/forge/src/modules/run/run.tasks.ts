import type { Task } from '@guildhall/messaging';
import { onTask, type TaskHandler } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Inspector } from '../../inspection/inspector.ts';
import { doStage } from './do-stage.ts';
import { STAGES, type StageName, type StagePayload } from './stages.ts';

/** Forge's tasks. Each may come twice: a stage settles once, whatever its second result says. */
export function runTasks(inspector: Pick<Inspector, 'build' | 'analyze'>): TaskHandler<Context>[] {
  const handler = (stage: StageName) => {
    const task: Task<StagePayload> = STAGES[stage].task;
    return onTask<Context, StagePayload>(task, (work, { runId }) => doStage(work, stage, runId, inspector));
  };
  return [handler('build'), handler('analysis')];
}

/** Builds are held to two a process and two a marketplace, so that a flood of one delays no other. */
export const runQueues = {
  'forge-builds': { concurrency: 2, inFlight: 2 },
  'forge-checks': { concurrency: 2, inFlight: 6 },
};
