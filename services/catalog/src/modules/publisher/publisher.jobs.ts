import { trustChanged } from '@guildhall/schema';
import { onEvent } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';

export const publisherEvents = [
  onEvent<Context, Parameters<Context['trust']['put']>[0]>(trustChanged, {
    project: (ctx, state) => ctx.trust.put(state),
  }),
];
