import { assertCan } from '@guildhall/authz';
import { connect, payload } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { createPublishableKey } from './create-publishable-key.ts';
import { revokePublishableKey, rotatePublishableKey } from './end-publishable-key.ts';
import { wholeKey } from './publishable-key.ts';

export const publishableKeyResolvers = {
  Query: {
    publishableKeys: (_root, args, ctx) => {
      assertCan(ctx.session, 'publishableKey:manage');
      return connect(args, {
        of: 'Query.publishableKeys',
        key: z.string(),
        read: (page) => ctx.publishableKeys.page(page),
        keyOf: ({ id }) => id,
      });
    },
  },
  Mutation: {
    createPublishableKey: async (_root, { input }, ctx) =>
      payload(
        'publishableKey',
        await ctx.mutations.run('createPublishableKey', input, () => createPublishableKey(ctx, input)),
      ),
    rotatePublishableKey: async (_root, { input }, ctx) =>
      payload(
        'publishableKey',
        await ctx.mutations.run('rotatePublishableKey', input, () => rotatePublishableKey(ctx, input)),
      ),
    revokePublishableKey: async (_root, { input }, ctx) =>
      payload(
        'publishableKey',
        await ctx.mutations.run('revokePublishableKey', input, () => revokePublishableKey(ctx, input)),
      ),
  },
  PublishableKey: {
    key: (key, _args, { session }) => wholeKey(session.marketplaceId, key),
    createdAt: ({ createdAt }) => createdAt.toISOString(),
    endsAt: ({ endsAt }) => endsAt?.toISOString() ?? null,
  },
} satisfies Resolvers;
