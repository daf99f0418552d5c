import { installationChanged } from '@guildhall/schema';
import { onEvent, type EventHandler } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { keepRuntimeInStep } from './keep-runtime-in-step.ts';

export const installationEvents: EventHandler<Context>[] = [
  onEvent(installationChanged, {
    project: (ctx: Context, state) => ctx.installations.keep(state),
    // By the newest state, not by this event's: an older one may come later.
    act: (ctx: Context, { id }) => keepRuntimeInStep(ctx, id),
  }),
];
