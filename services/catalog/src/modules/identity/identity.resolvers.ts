import { ok } from '@guildhall/kernel';
import { connect, payload } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { assignRoles } from './assign-roles.ts';
import { createApiKey } from './create-api-key.ts';
import { registerIssuer } from './register-issuer.ts';
import { revokeApiKey } from './revoke-api-key.ts';

export const identityResolvers = {
  Query: {
    apiKeys: async (_root, args, ctx) => {
      const publisherIds = [...(await ctx.memberships.own()).keys()];
      return connect(args, {
        of: 'Query.apiKeys',
        key: z.string(),
        read: (page) => ctx.apiKeys.ofPublishers(publisherIds, page),
        keyOf: ({ id }) => id,
      });
    },
  },
  Mutation: {
    createApiKey: async (_root, { input }, ctx) => {
      // Kept out of the result, which is remembered under the idempotency key: a repetition shows no secret.
      let secret: string | null = null;
      const result = await ctx.mutations.run('createApiKey', input, async () => {
        const made = await createApiKey(ctx, input);
        if (!made.ok) return made;
        secret = made.value.secret;
        return ok(made.value.apiKey);
      });
      return { ...payload('apiKey', result), secret };
    },
    revokeApiKey: async (_root, { input }, ctx) => ({
      ...payload('apiKey', await ctx.mutations.run('revokeApiKey', input, () => revokeApiKey(ctx, input))),
      secret: null,
    }),
    registerIssuer: async (_root, { input }, ctx) =>
      payload('issuer', await ctx.mutations.run('registerIssuer', input, () => registerIssuer(ctx, input))),
    assignRoles: async (_root, { input }, ctx) =>
      payload('assignment', await ctx.mutations.run('assignRoles', input, () => assignRoles(ctx, input))),
  },
  ApiKey: {
    publisher: ({ publisherId }, _args, ctx) => ctx.loaders.publishers.load(publisherId),
    createdAt: ({ createdAt }) => createdAt.toISOString(),
    expiresAt: ({ expiresAt }) => expiresAt?.toISOString() ?? null,
    revokedAt: ({ revokedAt }) => revokedAt?.toISOString() ?? null,
  },
  Issuer: { kind: () => 'PEOPLE' },
} satisfies Resolvers;
