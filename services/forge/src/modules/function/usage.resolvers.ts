import { assertCan } from '@guildhall/authz';
import type { Resolvers } from '../../generated/graphql.ts';
import { dayAfter, dayOf } from '../egress-usage/day.ts';
import { EVERYTHING, PROCESSOR } from '../invocation/invocation-count.repository.ts';

const MB = 1024 * 1024;

export const usageResolvers: Resolvers = {
  Query: {
    async functionUsage(_root, _args, ctx) {
      assertCan(ctx.session, 'runtime:read');
      const limits = await ctx.functionLimits.read();
      const counted = await ctx.invocationCounts.of([EVERYTHING, PROCESSOR], ctx.now);
      const moved = await ctx.egressUsage.of([EVERYTHING], dayOf(ctx.now));
      return {
        invocationsThisMinute: counted.get(EVERYTHING) ?? 0,
        invocationsPerMinute: limits.marketplaceInvocationsPerMinute,
        cpuSecondsThisMinute: (counted.get(PROCESSOR) ?? 0) / 1_000,
        cpuSecondsPerMinute: limits.marketplaceCpuSecondsPerMinute,
        storageBytes: await ctx.storedValues.totalBytes(),
        storageLimitBytes: limits.marketplaceStorageMb * MB,
        egressBytesToday: moved.get(EVERYTHING) ?? 0,
        egressLimitBytes: limits.marketplaceEgressMbPerDay * MB,
        egressResetsAt: dayAfter(ctx.now).toISOString(),
      };
    },
  },
};
