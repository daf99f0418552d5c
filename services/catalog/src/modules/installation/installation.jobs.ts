import { installationChanged, surfacePublished } from '@guildhall/schema';
import { onEvent } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';

export const installationEvents = [
  onEvent<Context, Parameters<Context['installations']['put']>[0]>(installationChanged, {
    project: (ctx, state) => ctx.installations.put(state),
  }),
  onEvent<Context, Parameters<Context['surfaces']['put']>[0]>(surfacePublished, {
    project: (ctx, state) => ctx.surfaces.put(state),
  }),
];
