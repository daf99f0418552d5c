import type { Resolvers } from '../../generated/graphql.ts';
import { payload } from '@guildhall/service-runtime';
import { createUpload } from './create-upload.ts';

export const uploadResolvers: Resolvers = {
  Mutation: {
    createUpload: async (_root, { input }, ctx) =>
      payload('upload', await ctx.mutations.run('createUpload', input, () => createUpload(ctx, input))),
  },
  Upload: {
    // Relative to the gateway, which is where it is answered.
    url: ({ id }) => `/v1/uploads/${id}`,
    expiresAt: ({ expiresAt }) => expiresAt.toISOString(),
  },
};
