import { defineStateMachine } from '@guildhall/kernel';

/** A run of a function. What was begun is never begun again: of a function that died, nobody knows what it had done. */
export const invocationLifecycle = defineStateMachine({
  initial: 'QUEUED',
  transitions: {
    begin: { from: ['QUEUED'], to: 'RUNNING', by: ['system'] },
    finish: { from: ['QUEUED', 'RUNNING'], to: 'FINISHED', by: ['system'] },
  },
});
