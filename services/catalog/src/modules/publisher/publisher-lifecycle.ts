import { defineStateMachine } from '@guildhall/kernel';

/** The life of a publisher. Whatever is done against one is a restriction, never a state. */
export const publisherLifecycle = defineStateMachine<PublisherState, PublisherEvent>({
  initial: 'REGISTERED',
  transitions: {
    // There is no agreement to accept yet, so registering activates at once.
    activate: { from: ['REGISTERED'], to: 'ACTIVE', by: ['system'] },
    close: { from: ['REGISTERED', 'ACTIVE'], to: 'CLOSED', by: ['system'] },
  },
});

export type PublisherState = 'REGISTERED' | 'ACTIVE' | 'CLOSED';
export type PublisherEvent = 'activate' | 'close';
