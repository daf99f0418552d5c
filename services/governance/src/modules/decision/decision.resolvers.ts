import { assertCan, can } from '@guildhall/authz';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import { connectionOf, pageRequest } from '../../paging.ts';
import { maskStaff } from '../subject/mask.ts';
import { maySee } from '../subject/membership.ts';
import { BY_POLICY, type Decision } from './decision.ts';

export const decisionResolvers: Resolvers = {
  Query: {
    decision: async (_root, { id }, ctx) => {
      assertCan(ctx.session, 'decision:read');
      const decision = await ctx.decisions.find(id);
      return decision && (await shown(ctx, decision.versionId)) ? decision : null;
    },
  },
  Version: {
    decisions: async ({ id }, page, ctx) => {
      const { first, after } = pageRequest(page, z.string());
      if (!can(ctx.session, 'decision:read') || !(await shown(ctx, id))) return null;
      const decisions = await ctx.loaders.decisionsOfVersion.load(id);
      const rest = decisions.filter((decision) => after === null || decision.id < after);
      return connectionOf(rest.slice(0, first + 1), first, (decision) => decision.id);
    },
  },
  Decision: {
    at: ({ at }) => at.toISOString(),
    decidedBy: ({ decidedBy }, _args, { session }) =>
      decidedBy === BY_POLICY ? decidedBy : maskStaff(session, decidedBy),
    // The signed form names who decided; publishers get what it says, not by whom.
    receipt: ({ receipt }: Decision) => receipt,
  },
};

async function shown(ctx: Context, versionId: string): Promise<boolean> {
  const version = await ctx.loaders.version.load(versionId);
  return version !== null && maySee(ctx, version.publisherId);
}
