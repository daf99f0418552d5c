import { assertCan } from '@guildhall/authz';
import { conflict, notFound, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { customRuleLifecycle, EVENT_TO, type CustomRuleState } from './custom-rule-lifecycle.ts';
import type { CustomRuleRow } from './custom-rule.ts';

export interface CustomRuleChange {
  ruleId: string;
  state: CustomRuleState;
  expectedRev?: number | null | undefined;
}

/** Lets a rule count, only watch, or rest for good, from the next run on. */
export async function changeCustomRuleState(
  ctx: Pick<Context, 'session' | 'customRules' | 'audit' | 'now'>,
  { ruleId, state, expectedRev }: CustomRuleChange,
): Promise<Result<CustomRuleRow>> {
  assertCan(ctx.session, 'policy:write');
  const rule = await ctx.customRules.find(ruleId);
  if (!rule) return notFound('rule', ['ruleId']);
  const expected = asExpected('rule', rule, { expectedRev });
  if (!expected.ok) return expected;
  const moved = customRuleLifecycle.next(rule.state, EVENT_TO[state]);
  if (!moved.ok) return moved;

  const next = { ...rule, state: moved.value, number: rule.number + 1, rev: rule.rev + 1 };
  if (!(await ctx.customRules.save(next, ctx.session.actorId, ctx.now)))
    return conflict('rule', (await ctx.customRules.find(ruleId))?.rev);
  await ctx.audit.write({
    action: `customRule.${EVENT_TO[state]}`,
    subject: { type: 'customRule', id: rule.id, rev: next.rev },
    detail: { name: rule.name, number: next.number, before: rule.state },
  });
  return ok(next);
}
