import { defineStateMachine } from '@guildhall/kernel';

export type CheckState = 'QUEUED' | 'RUNNING' | 'PASSED' | 'FAILED' | 'ERROR' | 'SKIPPED';
export type CheckEvent = 'begin' | 'pass' | 'fail' | 'break' | 'skip';

const OPEN = ['QUEUED', 'RUNNING'] as const;

/** A check ends once; a further try begins it again while it has not ended. */
export const checkLifecycle = defineStateMachine<CheckState, CheckEvent>({
  initial: 'QUEUED',
  transitions: {
    begin: { from: OPEN, to: 'RUNNING', by: ['system'] },
    pass: { from: OPEN, to: 'PASSED', by: ['system'] },
    fail: { from: OPEN, to: 'FAILED', by: ['system'] },
    break: { from: OPEN, to: 'ERROR', by: ['system'] },
    skip: { from: OPEN, to: 'SKIPPED', by: ['system'] },
  },
});

export function isOpen(state: CheckState): boolean {
  return checkLifecycle.allowedEvents(state).length > 0;
}

/** The states from which a check can still move, for `WHERE` clauses. */
export const OPEN_CHECK_STATES: CheckState[] = [...OPEN];
