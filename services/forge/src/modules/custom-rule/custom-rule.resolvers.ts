import { compileCustomRules } from '@guildhall/analysis';
import { assertCan } from '@guildhall/authz';
import { connect, payload } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Resolvers } from '../../generated/graphql.ts';
import { SEVERITY } from '../../inspection/found-in-code.ts';
import { changeCustomRuleState } from './change-custom-rule-state.ts';
import { createCustomRule } from './create-custom-rule.ts';
import { customRuleLifecycle } from './custom-rule-lifecycle.ts';
import { updateCustomRule } from './update-custom-rule.ts';

export const customRuleResolvers: Resolvers = {
  Query: {
    customRules: (_root, { state, ...args }, ctx) => {
      assertCan(ctx.session, 'policy:read');
      return connect(args, {
        of: 'Query.customRules',
        filter: { state },
        key: z.string(),
        read: ({ limit, after }) => ctx.customRules.list(limit, after, state ?? null),
        keyOf: ({ name }) => name,
      });
    },
    customRule: (_root, { id }, ctx) => {
      assertCan(ctx.session, 'policy:read');
      return ctx.customRules.find(id);
    },
  },
  Mutation: {
    createCustomRule: async (_root, { input }, ctx) =>
      payload(
        'customRule',
        await ctx.mutations.run('createCustomRule', input, () => createCustomRule(ctx, input)),
      ),
    updateCustomRule: async (_root, { input }, ctx) =>
      payload(
        'customRule',
        await ctx.mutations.run('updateCustomRule', input, () => updateCustomRule(ctx, input)),
      ),
    changeCustomRuleState: async (_root, { input }, ctx) =>
      payload(
        'customRule',
        await ctx.mutations.run('changeCustomRuleState', input, () => changeCustomRuleState(ctx, input)),
      ),
  },
  CustomRule: {
    severity: ({ definition }) => SEVERITY[ruleIn(definition).severity],
    message: ({ definition }) => ruleIn(definition).message,
    availableActions: ({ state }) => [...customRuleLifecycle.allowedEvents(state, 'staff')],
    revisions: ({ id }, args, ctx) =>
      connect(args, {
        of: 'CustomRule.revisions',
        key: z.int32(),
        read: ({ limit, after }) => ctx.customRules.revisions(id, limit, after),
        keyOf: ({ number }) => number,
      }),
    createdAt: ({ createdAt }) => createdAt.toISOString(),
  },
  CustomRuleRevision: {
    validFrom: ({ validFrom }) => validFrom.toISOString(),
    validTo: ({ validTo }) => validTo?.toISOString() ?? null,
  },
};

/** What is stored was read before. */
function ruleIn(definition: string) {
  const read = compileCustomRules(definition);
  const [rule] = read.ok ? read.value : [];
  if (!rule) throw new Error('a stored rule does not read any more');
  return rule;
}
