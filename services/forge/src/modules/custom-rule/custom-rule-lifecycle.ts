import { defineStateMachine } from '@guildhall/kernel';

export type CustomRuleState = 'OBSERVE' | 'ENFORCE' | 'ARCHIVED';
export type CustomRuleEvent = 'update' | 'enforce' | 'observe' | 'archive';

/** A rule watches before it counts, and again whenever it was changed. */
export const customRuleLifecycle = defineStateMachine<CustomRuleState, CustomRuleEvent>({
  initial: 'OBSERVE',
  transitions: {
    update: { from: ['OBSERVE', 'ENFORCE'], to: 'OBSERVE', by: ['staff'] },
    enforce: { from: ['OBSERVE'], to: 'ENFORCE', by: ['staff'] },
    observe: { from: ['ENFORCE'], to: 'OBSERVE', by: ['staff'] },
    archive: { from: ['OBSERVE', 'ENFORCE'], to: 'ARCHIVED', by: ['staff'] },
  },
});

/** The event that leads to a state which somebody asks for. */
export const EVENT_TO = { OBSERVE: 'observe', ENFORCE: 'enforce', ARCHIVED: 'archive' } as const;
