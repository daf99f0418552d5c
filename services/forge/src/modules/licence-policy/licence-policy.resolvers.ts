import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import { setLicencePolicy } from './set-licence-policy.ts';

export const licencePolicyResolvers: Resolvers = {
  Query: {
    // Publishers have to know it before they choose what to build on.
    licencePolicy: (_root, _args, ctx) => ctx.licencePolicies.newest(),
  },
  Mutation: {
    setLicencePolicy: async (_root, { input }, ctx) =>
      payload(
        'licencePolicy',
        await ctx.mutations.run('setLicencePolicy', input, () => setLicencePolicy(ctx, input)),
      ),
  },
  LicencePolicy: {
    allow: ({ allow }) => (allow === null ? null : [...allow]),
    deny: ({ deny }) => [...deny],
    since: ({ since }) => since?.toISOString() ?? null,
  },
};
