import { assertCan } from '@guildhall/authz';
import { err, newId, ok, type Result } from '@guildhall/kernel';
import type { Context } from '../../context.ts';
import { customRuleLifecycle } from './custom-rule-lifecycle.ts';
import { MOST_RULES, type CustomRuleRow } from './custom-rule.ts';
import { readDefinition } from './read-definition.ts';

/** Adds a rule of the marketplace's own. It watches until somebody lets it count. */
export async function createCustomRule(
  ctx: Pick<Context, 'session' | 'customRules' | 'inspector' | 'audit' | 'now'>,
  { definition }: { definition: string },
): Promise<Result<CustomRuleRow>> {
  assertCan(ctx.session, 'policy:write');
  if ((await ctx.customRules.countActive()) >= MOST_RULES)
    return refused(
      'TOO_MANY',
      `A marketplace has at most ${MOST_RULES} rules of its own. Archive one first.`,
    );
  const read = await readDefinition(ctx, definition);
  if (!read.ok) return read;

  const rule: CustomRuleRow = {
    id: newId('customRule'),
    name: read.value.id,
    state: customRuleLifecycle.initial,
    definition,
    number: 1,
    createdAt: ctx.now,
    rev: 1,
  };
  if (!(await ctx.customRules.add(rule, ctx.session.actorId)))
    return refused(
      'ALREADY_EXISTS',
      `There is a rule "${rule.name}" already. Change that one, or choose another id.`,
    );
  await ctx.audit.write({
    action: 'customRule.create',
    subject: { type: 'customRule', id: rule.id, rev: rule.rev },
    detail: { name: rule.name },
  });
  return ok(rule);
}

function refused(code: string, message: string): Result<never> {
  return err({ code, message, field: ['definition'] });
}
