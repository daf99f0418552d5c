import { assertCan } from '@guildhall/authz';
import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../generated/graphql.ts';
import type { EngineState } from './sandboxes.ts';
import { releaseFromQuarantine } from './release-from-quarantine.ts';

/** An engine as operators see it. */
function shownEngine({ engine, tiers, health, problem }: EngineState) {
  return {
    ...{ name: engine, tiers: [...tiers], problem },
    ...{ layers: [...(health?.layers ?? [])], executors: health?.executors.length ?? 0 },
  };
}

export const runtimeResolvers: Resolvers = {
  Query: {
    async runtimeHealth(_root, _args, { session, runtime, quarantines }) {
      assertCan(session, 'runtime:read');
      const engines = (await runtime.engines()).map(shownEngine);
      const [first] = engines;
      if (!first) throw new Error('The table of engines is empty.');
      const { name: engine, layers, executors } = first;
      return { engine, layers, executors, engines, quarantined: await quarantines.list() };
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
