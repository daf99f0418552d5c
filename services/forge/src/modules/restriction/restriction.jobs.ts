import { restrictionChanged } from '@guildhall/schema';
import { onEvent, type EventHandler } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { evictStopped } from '../../runtime/evict-stopped.ts';

export const restrictionEvents: EventHandler<Context>[] = [
  onEvent(restrictionChanged, {
    project: (ctx: Context, state) => ctx.restrictions.keep(state),
    act: (ctx: Context, state) => evictStopped(ctx, state),
  }),
];
