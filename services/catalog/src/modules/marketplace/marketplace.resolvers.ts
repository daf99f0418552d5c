import type { Resolvers } from '../../generated/graphql.ts';
import { payload } from '@guildhall/service-runtime';
import { createMarketplace } from './create-marketplace.ts';

export const marketplaceResolvers = {
  Query: {
    // What it shows may be handed to others, as the id of somebody who is to join; so they are known from here on.
    viewer: async (_root, _args, ctx) => {
      const { actorKind, actorId } = ctx.session;
      if (actorKind === 'PERSON' && !(await ctx.actors.isPerson(actorId))) ctx.rememberCaller();
      return ctx.session;
    },
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
