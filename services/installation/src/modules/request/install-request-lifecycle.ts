import { defineStateMachine } from '@guildhall/kernel';

/** A request is decided once, by an administrator. */
export const requestLifecycle = defineStateMachine<'REQUESTED' | 'APPROVED' | 'DENIED', 'approve' | 'deny'>({
  initial: 'REQUESTED',
  transitions: {
    approve: { from: ['REQUESTED'], to: 'APPROVED', by: ['admin'] },
    deny: { from: ['REQUESTED'], to: 'DENIED', by: ['admin'] },
  },
});
