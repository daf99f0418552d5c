import type { Resolvers } from '../../generated/graphql.ts';

const instant = (date: Date | null) => date?.toISOString() ?? null;

export const runResolvers: Resolvers = {
  Run: {
    checks: ({ id }, _args, { loaders }) => loaders.checks.load(id),
    build: async ({ id }, _args, { loaders }) => {
      const report = await loaders.build.load(id);
      if (!report) return null;
      const { log, bundles: sizes, reproducible, byproducts } = report;
      return { log: log.join('\n'), sizes, reproducible, byproducts };
    },
    startedAt: ({ startedAt }) => instant(startedAt),
    finishedAt: ({ finishedAt }) => instant(finishedAt),
  },
  Check: {
    queuedAhead: ({ state, queuedAt }, _args, { loaders }) =>
      state === 'QUEUED' ? loaders.waitingBefore.load(queuedAt.getTime()) : null,
    startedAt: ({ startedAt }) => instant(startedAt),
    finishedAt: ({ finishedAt }) => instant(finishedAt),
  },
};
