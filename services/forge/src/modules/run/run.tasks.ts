import type { Task } from '@guildhall/messaging';
import { onTask, type TaskHandler } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Inspector } from '../../inspection/inspector.ts';
import { replaying, type OpenReplaySandbox } from '../golden/replaying.ts';
import { doStage } from './do-stage.ts';
import { STAGES, type StageName, type StagePayload } from './stages.ts';

/** Forge's tasks. Each may come twice: a stage settles once, whatever its second result says. */
export function runTasks(inspector: Inspector, openReplays: OpenReplaySandbox): TaskHandler<Context>[] {
  const handler = (stage: StageName) => {
    const task: Task<StagePayload> = STAGES[stage].task;
    return onTask<Context, StagePayload>(task, (work, { runId }) =>
      doStage(work, stage, runId, replaying(inspector, work, runId, openReplays)),
    );
  };
  return [handler('build'), handler('analysis')];
}

/**
 * A marketplace has one build and one analysis under way, each in half of the processes there are: another's never waits
 * for more than one of its own kind, and where processors are few it has the next turn. More in flight would also
 * outlast the courier's patience and be done twice.
 */
export const runQueues = {
  'forge-builds': { concurrency: 2, inFlight: 1, heavy: true },
  'forge-checks': { concurrency: 2, inFlight: 1, heavy: true },
};
