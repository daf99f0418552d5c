import { assertCan } from '@guildhall/authz';
import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import { changeSettings } from './change-settings.ts';

export const settingsResolvers: Resolvers = {
  Query: {
    marketplaceSettings: (_root, _args, ctx) => {
      assertCan(ctx.session, 'policy:read');
      return ctx.settings.read();
    },
  },
  Mutation: {
    changeMarketplaceSettings: async (_root, { input }, ctx) =>
      payload(
        'settings',
        await ctx.mutations.run('changeMarketplaceSettings', input, () => changeSettings(ctx, input)),
      ),
  },
  MarketplaceSettings: { changedAt: ({ changedAt }) => changedAt?.toISOString() ?? null },
};
