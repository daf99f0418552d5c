import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import { isMinimum } from './check-profile.ts';
import { setCheckProfile } from './set-check-profile.ts';

export const checkProfileResolvers: Resolvers = {
  Query: {
    // Publishers have to know what their versions are held against.
    checkProfile: (_root, _args, ctx) => ctx.checkProfiles.newest(),
  },
  Mutation: {
    setCheckProfile: async (_root, { input }, ctx) =>
      payload(
        'checkProfile',
        await ctx.mutations.run('setCheckProfile', input, () => setCheckProfile(ctx, input)),
      ),
  },
  CheckProfile: {
    checks: ({ checks }) => [...checks],
    since: ({ since }) => since?.toISOString() ?? null,
  },
  CheckSetting: { platformMinimum: ({ name }) => isMinimum(name) },
};
