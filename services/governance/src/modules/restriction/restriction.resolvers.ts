import { assertCan, can } from '@guildhall/authz';
import type { Result } from '@guildhall/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { connect, payload } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import { maskStaff } from '../subject/mask.ts';
import type { Reach } from '../subject/reach.repository.ts';
import { completePropagation } from './complete-propagation.ts';
import { confirmRestriction } from './confirm-restriction.ts';
import { imposeRestriction } from './impose-restriction.ts';
import { liftRestriction } from './lift-restriction.ts';
import type { Restriction } from './restriction.ts';
import { refuseRestriction } from './refuse-restriction.ts';
import { restrictionActions } from './restriction-actions.ts';
import { ofPlugin, ofPublisher, ofVersion, shown } from './visible-restrictions.ts';

export const restrictionResolvers: Resolvers = {
  Query: {
    restrictions: async (_root, { targetId, state, ...args }, ctx) => {
      assertCan(ctx.session, 'restriction:read');
      return connect(args, {
        of: 'Query.restrictions',
        filter: { targetId, state },
        key: z.string(),
        read: (page) => ctx.restrictions.list({ targetId, state }, page),
        keyOf: ({ id }) => id,
      });
    },
    restriction: async (_root, { id }, ctx) => shown(ctx, await ctx.restrictions.find(id)),
    restrictionImpact: async (_root, { target }, ctx) => {
      assertCan(ctx.session, 'restriction:read');
      return inWords(await ctx.reach.of(target));
    },
  },
  Mutation: {
    imposeRestriction: async (_root, { input }, ctx, info) =>
      told(
        ctx,
        info,
        await ctx.mutations.run('imposeRestriction', input, () => imposeRestriction(ctx, input)),
      ),
    confirmRestriction: async (_root, { input }, ctx, info) =>
      told(
        ctx,
        info,
        await ctx.mutations.run('confirmRestriction', input, () => confirmRestriction(ctx, input)),
      ),
    refuseRestriction: async (_root, { input }, ctx, info) =>
      told(
        ctx,
        info,
        await ctx.mutations.run('refuseRestriction', input, () => refuseRestriction(ctx, input)),
      ),
    liftRestriction: async (_root, { input }, ctx, info) =>
      told(ctx, info, await ctx.mutations.run('liftRestriction', input, () => liftRestriction(ctx, input))),
  },
  Version: { restrictions: ({ id }, _args, ctx) => ofVersion(ctx, id) },
  Plugin: { restrictions: ({ id }, _args, ctx) => ofPlugin(ctx, id) },
  Publisher: { restrictions: ({ id }, _args, ctx) => ofPublisher(ctx, id) },
  Restriction: {
    __resolveReference: async ({ id }, ctx) => shown(ctx, await ctx.restrictions.find(id)),
    effectiveAt: ({ effectiveAt }) => effectiveAt.toISOString(),
    expiresAt: ({ expiresAt }) => expiresAt?.toISOString() ?? null,
    imposedBy: ({ imposedBy }, _args, { session }) => maskStaff(session, imposedBy),
    impact: async ({ target }, _args, ctx) => inWords(await ctx.reach.of(target)),
    propagation: async ({ feedSeq, committedAt }, _args, ctx) => {
      if (feedSeq === 0 || !can(ctx.session, 'restriction:read')) return null;
      const appliedAt = await ctx.feed.appliedAt('installation', feedSeq);
      return {
        feedSeq,
        committedAt: committedAt.toISOString(),
        installationAppliedAt: appliedAt?.toISOString() ?? null,
      };
    },
    availableActions: (restriction, _args, ctx) => restrictionActions(ctx, restriction),
  },
};

/** The payload of a change to a restriction, completed after the commit with how far it has come. */
function told(ctx: Context, { path }: GraphQLResolveInfo, result: Result<Restriction>) {
  if (result.ok) completePropagation(ctx, String(path.key), result.value);
  return payload('restriction', result);
}

function inWords({ installations, organizations, asOf }: Reach) {
  return { installations, organizations, asOf: asOf?.toISOString() ?? null };
}
