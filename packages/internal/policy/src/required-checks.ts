import type { CompiledPolicy } from './compile-policy.ts';
import type { TraceEntry } from './evaluation.ts';
import type { PolicyInput } from './policy-input.ts';

const ENTRY = {
  layer: 'platform',
  ruleId: 'required-checks',
  mode: 'enforce',
  verdict: 'REVIEW',
  reason: 'REQUIRED_CHECK_NOT_PASSED',
} as const;

/**
 * Nothing is approved without a person while a required check is missing, in error, failed or skipped (I9).
 * Not a rule, so that no revision can switch it off. A run without any required check proves nothing either.
 */
export function requiredChecks(policies: readonly CompiledPolicy[], input: PolicyInput): TraceEntry {
  const { checks } = input.facts;
  const named = policies.flatMap(({ revision }) => revision.requiredChecks ?? []);
  const required = new Set([...named, ...checks.filter((check) => check.required).map(({ name }) => name)]);
  const open = [...required].filter((name) => {
    const runs = checks.filter((check) => check.name === name);
    return runs.length === 0 || runs.some(({ state }) => state !== 'PASSED');
  });
  if (required.size > 0 && open.length === 0) return { ...ENTRY, matched: false };
  const message =
    required.size === 0 ? 'No required check has run.' : `These checks have not passed: ${open.join(', ')}.`;
  return { ...ENTRY, matched: true, message };
}
