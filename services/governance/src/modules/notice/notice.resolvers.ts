import { connect, payload } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { markNoticesRead, readNotices } from './read-notices.ts';

export const noticeResolvers: Resolvers = {
  Query: {
    notices: (_root, { unreadOnly, ...args }, ctx) =>
      connect(args, {
        of: 'Query.notices',
        filter: { unreadOnly },
        key: z.string(),
        read: (page) => readNotices(ctx, { ...page, unreadOnly }),
        keyOf: ({ id }) => id,
      }),
  },
  Mutation: {
    markNoticesRead: async (_root, { input }, ctx) =>
      payload(
        'notices',
        await ctx.mutations.run('markNoticesRead', input, () => markNoticesRead(ctx, input)),
      ),
  },
  Notice: {
    at: ({ at }) => at.toISOString(),
    readAt: ({ readAt }) => readAt?.toISOString() ?? null,
  },
};
