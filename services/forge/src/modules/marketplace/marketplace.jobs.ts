import { marketplaceCreated, marketplacePrepared, settingsChanged } from '@guildhall/schema';
import { onEvent, type EventHandler } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { prepareCheckProfile } from '../check-profile/prepare-check-profile.ts';

export const marketplaceEvents: EventHandler<Context>[] = [
  onEvent(marketplaceCreated, {
    async act(ctx: Context, { id, rev }) {
      await prepareCheckProfile(ctx);
      const state = { marketplaceId: id, service: 'forge' };
      await ctx.outbox.publish(marketplacePrepared.forge, { type: 'marketplace', id, rev }, state);
    },
  }),
  onEvent(settingsChanged, { project: (ctx: Context, state) => ctx.functionLimits.keep(state) }),
];
