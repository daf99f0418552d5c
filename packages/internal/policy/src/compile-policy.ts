import { err, ok, type Result } from '@guildhall/kernel';
import { compileExpression, type CompiledExpression, type ExpressionError } from './compile-expression.ts';
import type { PolicyLayer, PolicyRevision, PolicyRule } from './policy-rule.ts';

export interface CompiledRule {
  rule: PolicyRule;
  when: CompiledExpression;
  message?: CompiledExpression;
}

/** A revision that is known to compile, ready to be asked. */
export interface CompiledPolicy {
  layer: PolicyLayer;
  revision: PolicyRevision;
  rules: CompiledRule[];
}

/** What is wrong with one rule; `field` leads to it from the revision. */
export interface PolicyError {
  code: ExpressionError['code'] | 'DUPLICATE_ID';
  message: string;
  ruleId: string;
  field: readonly string[];
  position?: number;
  hint?: string;
}

/** Compiles and type-checks a revision; every faulty rule is named at once, those that are off too. */
export function compilePolicy(
  revision: PolicyRevision,
  layer: PolicyLayer = 'marketplace',
): Result<CompiledPolicy, PolicyError[]> {
  const errors = duplicateIds(revision);
  const rules: CompiledRule[] = [];
  for (const [index, rule] of revision.rules.entries()) {
    const when = compileExpression(rule.when, 'bool');
    if (!when.ok) errors.push(inRule(rule, index, 'when', when.error));
    const message = rule.message === undefined ? undefined : compileExpression(rule.message, 'string');
    if (message && !message.ok) errors.push(inRule(rule, index, 'message', message.error));
    if (when.ok) rules.push({ rule, when: when.value, ...(message?.ok && { message: message.value }) });
  }
  return errors.length > 0 ? err(errors) : ok({ layer, revision, rules });
}

function duplicateIds({ rules }: PolicyRevision): PolicyError[] {
  const seen = new Set<string>();
  return rules.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `Another rule is called "${id}" already; give this one a name of its own.`;
    return [{ code: 'DUPLICATE_ID' as const, message, ruleId: id, field: ['rules', String(index), 'id'] }];
  });
}

function inRule(rule: PolicyRule, index: number, field: string, error: ExpressionError): PolicyError {
  return { ...error, ruleId: rule.id, field: ['rules', String(index), field] };
}
