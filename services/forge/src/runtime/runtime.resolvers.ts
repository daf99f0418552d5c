import { assertCan } from '@guildhall/authz';
import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../generated/graphql.ts';
import { releaseFromQuarantine } from './release-from-quarantine.ts';

export const runtimeResolvers: Resolvers = {
  Query: {
    async runtimeHealth(_root, _args, { session, runtime, quarantines }) {
      assertCan(session, 'runtime:read');
      const { engine, layers, executors } = await runtime.health();
      return {
        engine,
        layers: [...layers],
        executors: executors.length,
        quarantined: await quarantines.list(),
      };
    },
  },
  Mutation: {
    releaseFromQuarantine: async (_root, { input }, ctx) =>
      payload(
        'released',
        await ctx.mutations.run('releaseFromQuarantine', input, () => releaseFromQuarantine(ctx, input)),
      ),
  },
  QuarantinedRelease: { since: ({ since }) => since.toISOString() },
};
