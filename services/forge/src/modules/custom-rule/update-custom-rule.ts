import { assertCan } from '@guildhall/authz';
import { conflict, invalid, notFound, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { customRuleLifecycle } from './custom-rule-lifecycle.ts';
import type { CustomRuleRow } from './custom-rule.ts';
import { readDefinition } from './read-definition.ts';

export interface CustomRuleUpdate {
  ruleId: string;
  definition: string;
  expectedRev?: number | null | undefined;
}

/** Writes a rule anew under its name. What was changed has not been seen, so it watches again. */
export async function updateCustomRule(
  ctx: Pick<Context, 'session' | 'customRules' | 'inspector' | 'audit' | 'now'>,
  { ruleId, definition, expectedRev }: CustomRuleUpdate,
): Promise<Result<CustomRuleRow>> {
  assertCan(ctx.session, 'policy:write');
  const rule = await ctx.customRules.find(ruleId);
  if (!rule) return notFound('rule', ['ruleId']);
  const expected = asExpected('rule', rule, { expectedRev });
  if (!expected.ok) return expected;
  const state = customRuleLifecycle.next(rule.state, 'update');
  if (!state.ok) return state;
  const read = await readDefinition(ctx, definition);
  if (!read.ok) return read;
  if (read.value.id !== rule.name)
    return invalid(`A rule keeps its id: "${rule.name}". Add another rule for another id.`, 'definition');

  const next = { ...rule, definition, state: state.value, number: rule.number + 1, rev: rule.rev + 1 };
  if (!(await ctx.customRules.save(next, ctx.session.actorId, ctx.now)))
    return conflict('rule', (await ctx.customRules.find(ruleId))?.rev);
  await ctx.audit.write({
    action: 'customRule.update',
    subject: { type: 'customRule', id: rule.id, rev: next.rev },
    detail: { name: rule.name, number: next.number, before: rule.state },
  });
  return ok(next);
}
