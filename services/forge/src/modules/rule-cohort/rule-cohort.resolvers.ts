import { assertCan } from '@guildhall/authz';
import { payload } from '@guildhall/service-runtime';
import type { Resolvers } from '../../generated/graphql.ts';
import { setRuleCohorts } from './set-rule-cohorts.ts';

export const ruleCohortResolvers: Resolvers = {
  Query: {
    // It names publishers, and who is watched only is not for them to know beforehand.
    ruleCohorts: (_root, _args, ctx) => {
      assertCan(ctx.session, 'policy:read');
      return ctx.ruleCohorts.newest();
    },
  },
  Mutation: {
    setRuleCohorts: async (_root, { input }, ctx) =>
      payload(
        'ruleCohorts',
        await ctx.mutations.run('setRuleCohorts', input, () => setRuleCohorts(ctx, input)),
      ),
  },
  RuleCohorts: {
    cohorts: ({ cohorts }) => [...cohorts],
    since: ({ since }) => since?.toISOString() ?? null,
  },
};
