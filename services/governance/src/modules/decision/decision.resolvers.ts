import { assertCan, can } from '@guildhall/authz';
import { z } from 'zod';
import { badInput, connect, instantOrThrow } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import { maskStaff } from '../subject/mask.ts';
import { maySee } from '../subject/membership.ts';
import { BY_POLICY, type Decision } from './decision.ts';
import { simulatePolicy } from './simulate-policy.ts';

export const decisionResolvers: Resolvers = {
  Query: {
    decision: async (_root, { id }, ctx) => {
      assertCan(ctx.session, 'decision:read');
      const decision = await ctx.decisions.find(id);
      return decision && (await shown(ctx, decision.versionId)) ? decision : null;
    },
    simulatePolicy: async (_root, { since, ...args }, ctx) => {
      const simulation = await simulatePolicy(ctx, {
        ...args,
        since: since == null ? null : instantOrThrow('since', since),
      });
      if (simulation.ok) return simulation.value;
      throw badInput(simulation.error.message);
    },
  },
  SimulatedDecision: { at: ({ at }) => at.toISOString() },
  Version: {
    decisions: async ({ id }, args, ctx) => {
      if (!can(ctx.session, 'decision:read') || !(await shown(ctx, id))) return null;
      const decisions = await ctx.loaders.decisionsOfVersion.load(id);
      return connect(args, {
        of: 'Version.decisions',
        key: z.string(),
        read: ({ limit, after }) =>
          decisions.filter((decision) => after === null || decision.id < after).slice(0, limit),
        keyOf: (decision) => decision.id,
      });
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
