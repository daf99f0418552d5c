import { defineStateMachine } from '@guildhall/kernel';

export type CaseState = 'QUEUED' | 'LEASED' | 'AWAITING_PUBLISHER' | 'HELD' | 'DECIDED' | 'CLOSED';

export type CaseEvent =
  | 'lease'
  | 'renew'
  | 'release'
  | 'expireLease'
  | 'ask'
  | 'reply'
  | 'giveUpWaiting'
  | 'reenter'
  | 'escalate'
  | 'decide'
  | 'close'
  | 'obsolete';

/** A question for a person, from the queue to the answer. */
export const caseLifecycle = defineStateMachine<CaseState, CaseEvent>({
  initial: 'QUEUED',
  transitions: {
    lease: { from: ['QUEUED'], to: 'LEASED', by: ['reviewer'] },
    renew: { from: ['LEASED'], to: 'LEASED', by: ['reviewer'] },
    release: { from: ['LEASED'], to: 'QUEUED', by: ['reviewer'] },
    expireLease: { from: ['LEASED'], to: 'QUEUED', by: ['system'] },
    ask: { from: ['LEASED'], to: 'AWAITING_PUBLISHER', by: ['reviewer'] },
    reply: { from: ['AWAITING_PUBLISHER'], to: 'QUEUED', by: ['publisher'] },
    giveUpWaiting: { from: ['AWAITING_PUBLISHER'], to: 'QUEUED', by: ['system'] },
    reenter: { from: ['QUEUED', 'LEASED', 'AWAITING_PUBLISHER', 'HELD'], to: 'QUEUED', by: ['system'] },
    escalate: { from: ['QUEUED'], to: 'QUEUED', by: ['system'] },
    decide: { from: ['LEASED'], to: 'DECIDED', by: ['reviewer'] },
    close: { from: ['DECIDED'], to: 'CLOSED', by: ['system'] },
    obsolete: { from: ['QUEUED', 'LEASED', 'AWAITING_PUBLISHER', 'HELD'], to: 'CLOSED', by: ['system'] },
  },
});
