import { pluginChanged, publisherChanged, trustChanged } from '@guildhall/schema';
import { onEvent, type EventHandler } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';

export const publisherEvents: EventHandler<Context>[] = [
  onEvent(publisherChanged, {
    project: (ctx: Context, state) => ctx.publishers.keepPublisher(state),
  }),
  onEvent(pluginChanged, {
    project: (ctx: Context, state) => ctx.publishers.keepPlugin(state),
  }),
  onEvent(trustChanged, {
    project: (ctx: Context, state) => ctx.trust.keep(state),
  }),
];
