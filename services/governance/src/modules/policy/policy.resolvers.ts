import { assertCan } from '@guildhall/authz';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { connectionOf, pageRequest } from '../../paging.ts';
import { payload } from '@guildhall/service-runtime';
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
    active: ({ id, activeNumber }, _args, ctx) => ctx.policies.edition(id, activeNumber),
    revisions: async ({ id }, args, ctx) => {
      const page = pageRequest(args, z.int());
      return connectionOf(await ctx.policies.editions(id, page), page.first, ({ number }) => number);
    },
  },
  PolicyRevision: {
    rules: ({ body }) => body.rules,
    defaultVerdict: ({ body }) => body.defaultVerdict,
    createdAt: ({ createdAt }) => createdAt.toISOString(),
  },
};
