import { defineStateMachine } from '@guildhall/kernel';

export type RestrictionState =
  'PROPOSED' | 'HELD' | 'SCHEDULED' | 'ACTIVE' | 'LIFTED' | 'EXPIRED' | 'REFUSED';

export type RestrictionEvent = 'impose' | 'hold' | 'confirm' | 'makeLasting' | 'refuse' | 'lift' | 'expire';

/** An enforcement measure, from the word of one person to its end. Nothing leads out of an end. */
export const restrictionLifecycle = defineStateMachine<RestrictionState, RestrictionEvent>({
  initial: 'PROPOSED',
  transitions: {
    impose: { from: ['PROPOSED'], to: 'ACTIVE', by: ['staff'] },
    hold: { from: ['PROPOSED'], to: 'HELD', by: ['staff'] },
    confirm: { from: ['HELD'], to: 'ACTIVE', by: ['staff'] },
    makeLasting: { from: ['ACTIVE'], to: 'ACTIVE', by: ['staff'] },
    refuse: { from: ['HELD'], to: 'REFUSED', by: ['staff'] },
    lift: { from: ['SCHEDULED', 'ACTIVE'], to: 'LIFTED', by: ['staff'] },
    expire: { from: ['SCHEDULED', 'ACTIVE'], to: 'EXPIRED', by: ['system'] },
  },
});
