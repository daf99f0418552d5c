import { defineTask, type Task } from '@guildhall/messaging';
import { z } from 'zod';
import type { CheckName } from '../check/check.ts';

const payload = z.object({ runId: z.string() });
export type StagePayload = z.infer<typeof payload>;

/** The parts of a run that go on side by side, each a task of its own, and the checks that each one answers. */
export const STAGES = {
  build: { task: stageTask('forge-builds', 'build'), checks: ['manifest', 'build', 'dependencies'] },
  analysis: { task: stageTask('forge-checks', 'analysis'), checks: ['analysis', 'declarations'] },
} as const satisfies Record<string, Stage>;

export type StageName = keyof typeof STAGES;

export const STAGE_NAMES: readonly StageName[] = ['build', 'analysis'];

interface Stage {
  task: Task<StagePayload>;
  checks: readonly CheckName[];
}

function stageTask(queue: string, name: string): Task<StagePayload> {
  return defineTask({ queue, name, payload });
}
