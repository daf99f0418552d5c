import { surfacePublished } from '@guildhall/schema';
import { onEvent, type EventHandler } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';

export const surfaceEvents: EventHandler<Context>[] = [
  onEvent(surfacePublished, { project: (ctx: Context, state) => ctx.surfaces.keep(state) }),
];
