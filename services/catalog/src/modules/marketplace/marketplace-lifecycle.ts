import { defineStateMachine } from '@guildhall/kernel';

/** The life of a marketplace: open for work once governance, installation and forge are ready for it. */
export const marketplaceLifecycle = defineStateMachine<MarketplaceState, MarketplaceEvent>({
  initial: 'CREATING',
  transitions: {
    activate: { from: ['CREATING'], to: 'ACTIVE', by: ['system'] },
    close: { from: ['CREATING', 'ACTIVE'], to: 'CLOSED', by: ['staff'] },
  },
});

export type MarketplaceState = 'CREATING' | 'ACTIVE' | 'CLOSED';
export type MarketplaceEvent = 'activate' | 'close';
