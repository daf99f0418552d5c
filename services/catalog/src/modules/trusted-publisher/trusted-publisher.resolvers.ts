import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import { addTrustedPublisher } from './add-trusted-publisher.ts';
import { removeTrustedPublisher } from './remove-trusted-publisher.ts';

export const trustedPublisherResolvers = {
  Plugin: {
    trustedPublishers: async ({ id, publisherId }, _args, ctx) =>
      (await ctx.memberships.insider(publisherId)) ? ctx.loaders.trustedPublishers.load(id) : null,
  },
  Version: {
    trustedPublisher: async ({ publisherId, trustedPublisher }, _args, ctx) =>
      (await ctx.memberships.insider(publisherId)) ? trustedPublisher : null,
  },
  Mutation: {
    addTrustedPublisher: async (_root, { input }, ctx) =>
      payload(
        'trustedPublisher',
        await ctx.mutations.run('addTrustedPublisher', input, () => addTrustedPublisher(ctx, input)),
      ),
    removeTrustedPublisher: async (_root, { input }, ctx) =>
      payload(
        'trustedPublisher',
        await ctx.mutations.run('removeTrustedPublisher', input, () => removeTrustedPublisher(ctx, input)),
      ),
  },
  TrustedPublisher: {
    claims: ({ claims }) => Object.entries(claims).map(([name, value]) => ({ name, value })),
    createdAt: ({ createdAt }) => createdAt.toISOString(),
  },
} satisfies Resolvers;
