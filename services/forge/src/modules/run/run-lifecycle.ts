import { defineStateMachine } from '@guildhall/kernel';

export type RunState = 'QUEUED' | 'RUNNING' | 'CONCLUDED' | 'ERROR' | 'CANCELLED';
export type RunEvent = 'start' | 'conclude' | 'break' | 'cancel';

/** A run ends once. CONCLUDED says that facts are there, not that they are good. */
export const runLifecycle = defineStateMachine<RunState, RunEvent>({
  initial: 'QUEUED',
  transitions: {
    start: { from: ['QUEUED'], to: 'RUNNING', by: ['system'] },
    conclude: { from: ['QUEUED', 'RUNNING'], to: 'CONCLUDED', by: ['system'] },
    break: { from: ['QUEUED', 'RUNNING'], to: 'ERROR', by: ['system'] },
    cancel: { from: ['QUEUED', 'RUNNING'], to: 'CANCELLED', by: ['publisher', 'system'] },
  },
});

/** Whether anything can still happen to a run. */
export function isUnderWay(state: RunState): boolean {
  return runLifecycle.allowedEvents(state).length > 0;
}
