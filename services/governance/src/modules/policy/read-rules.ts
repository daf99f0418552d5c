import { err, ok, type Result } from '@guildhall/kernel';
import {
  compilePolicy,
  policyRevisionSchema,
  type PolicyError,
  type PolicyRevision,
} from '@guildhall/policy';

export interface GivenRules {
  rules: unknown;
  defaultVerdict: string;
}

/** Rules that have the right form, mean something, and compile. */
export function readRules({ rules, defaultVerdict }: GivenRules): Result<PolicyRevision> {
  const read = policyRevisionSchema.safeParse({ rules, defaultVerdict });
  if (!read.success) {
    const [issue] = read.error.issues;
    const path = issue?.path.map(String) ?? [];
    return err({
      code: 'BAD_INPUT',
      message: `${path.join('.')}: ${issue?.message ?? 'This is no policy.'}`,
      field: path.length > 0 ? path : ['rules'],
    });
  }
  const compiled = compilePolicy(read.data);
  return compiled.ok ? ok(read.data) : err(inWords(compiled.error));
}

/** Every faulty rule by name, since one person mends them in one go; the field is the first one's. */
function inWords(errors: readonly PolicyError[]) {
  const lines = errors.map(
    ({ ruleId, message, hint }) => `Rule "${ruleId}": ${message}${hint ? ` ${hint}` : ''}`,
  );
  return { code: 'POLICY_INVALID', message: lines.join('\n'), field: errors[0]?.field ?? ['rules'] };
}
