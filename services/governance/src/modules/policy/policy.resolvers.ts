import { assertCan } from '@guildhall/authz';
import { z } from 'zod';
import { connect, payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import { activatePolicyRevision } from './activate-policy-revision.ts';
import { createPolicyRevision } from './create-policy-revision.ts';

export const policyResolvers: Resolvers = {
  Query: {
    policies: (_root, _args, ctx) => {
      assertCan(ctx.session, 'policy:read');
      return ctx.policies.all();
    },
  },
  Mutation: {
    createPolicyRevision: async (_root, { input }, ctx) =>
      payload(
        'policy',
        await ctx.mutations.run('createPolicyRevision', input, () => createPolicyRevision(ctx, input)),
      ),
    activatePolicyRevision: async (_root, { input }, ctx) =>
      payload(
        'policy',
        await ctx.mutations.run('activatePolicyRevision', input, () => activatePolicyRevision(ctx, input)),
      ),
  },
  Policy: {
    active: ({ id }, _args, ctx) => ctx.loaders.activeEdition.load(id),
    revisions: ({ id }, args, ctx) =>
      connect(args, {
        of: 'Policy.revisions',
        key: z.int32(),
        read: (page) => ctx.loaders.editions.load({ parent: id, page, filter: null }),
        keyOf: ({ number }) => number,
      }),
  },
  PolicyRevision: {
    rules: ({ body }) => body.rules,
    defaultVerdict: ({ body }) => body.defaultVerdict,
    createdAt: ({ createdAt }) => createdAt.toISOString(),
  },
};
