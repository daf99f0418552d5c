import { auditSample } from './audit-sample.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { TraceEntry } from './evaluation.ts';
import type { PolicyInput } from './policy-input.ts';
import { requiredChecks } from './required-checks.ts';

/** What holds in every evaluation and stands in no revision; its entries come first in the trace. */
export function builtIn(policies: readonly CompiledPolicy[], input: PolicyInput): TraceEntry[] {
  return [requiredChecks(policies, input), ...auditSample(input)];
}

const IDS: ReadonlySet<string> = new Set(['required-checks', 'audit-sample']);

/** Such an entry belongs to no revision, so it never stands in for a default verdict. */
export function isBuiltIn({ ruleId }: TraceEntry): boolean {
  return IDS.has(ruleId);
}
