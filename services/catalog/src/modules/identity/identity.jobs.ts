import { hostChanged, type HostState } from '@guildhall/schema';
import { onEvent } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { changeTrust } from './change-trust.ts';

export const identityEvents = [
  onEvent<Context, HostState>(hostChanged, {
    project: async (ctx, state) => {
      if (await ctx.issuers.putHost(state)) await changeTrust(ctx);
    },
  }),
];
