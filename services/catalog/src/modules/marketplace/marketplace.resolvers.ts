import type { Resolvers } from '../../generated/graphql.ts';
import { payload } from '@guildhall/service-runtime';
import { createMarketplace } from './create-marketplace.ts';

export const marketplaceResolvers = {
  Query: {
    viewer: (_root, _args, ctx) => ctx.session,
    marketplace: (_root, _args, ctx) => ctx.marketplaces.own(),
  },
  Mutation: {
    createMarketplace: async (_root, { input }, ctx) =>
      payload(
        'marketplace',
        await ctx.mutations.run('createMarketplace', input, () => createMarketplace(ctx, input)),
      ),
  },
  Viewer: {
    kind: ({ actorKind }) => actorKind,
    name: ({ actorName }) => actorName,
    publishers: async (_session, _args, ctx) =>
      ctx.publishers.findAll([...(await ctx.memberships.own()).keys()]),
  },
  Marketplace: {
    __resolveReference: async ({ id }, ctx) =>
      id === ctx.session.marketplaceId ? ctx.marketplaces.own() : null,
    createdAt: ({ createdAt }) => createdAt.toISOString(),
  },
} satisfies Resolvers;
