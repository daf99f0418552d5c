import { assertCan } from '@guildhall/authz';
import type { Resolvers } from '../../generated/graphql.ts';
import { payload } from '@guildhall/service-runtime';
import { placeOrThrow } from '../place/place-argument.ts';
import { assertAt } from '../place/read-place.ts';
import { EVERY_ORGANIZATION } from './rule.ts';
import { setInstallRule } from './set-install-rule.ts';

export const ruleResolvers: Resolvers = {
  Query: {
    installRules: async (_root, { scope }, ctx) => {
      assertCan(ctx.session, 'installation:read');
      const place = placeOrThrow(scope);
      if (ctx.session.scope) assertAt(ctx.session, place);
      const rules = await ctx.load.rules.load(place);
      return rules.filter(
        ({ workspace }) => place.workspace === null || workspace === null || workspace === place.workspace,
      );
    },
  },
  Mutation: {
    setInstallRule: async (_root, { input }, ctx) =>
      payload('rule', await ctx.mutations.run('setInstallRule', input, () => setInstallRule(ctx, input))),
  },
  InstallRule: {
    scope: ({ host, organization, workspace }) => ({
      ...{ host, organization: organization ?? EVERY_ORGANIZATION, workspace },
    }),
  },
};
