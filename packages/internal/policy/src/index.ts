export { compilePolicy, type CompiledPolicy, type PolicyError } from './compile-policy.ts';
export { DEFAULT_PACK } from './default-pack.ts';
export { evaluatePolicy } from './evaluate-policy.ts';
export type { Evaluation, PolicyReason, TraceEntry } from './evaluation.ts';
export { PLATFORM_FLOOR } from './platform-floor.ts';
export { openPolicyEvaluator, type PolicyEvaluator } from './policy-evaluator.ts';
export { policyInputSchema, THREATS, type PolicyInput, type Threat } from './policy-input.ts';
export {
  policyRevisionSchema,
  type PolicyLayer,
  type PolicyRevision,
  type PolicyRule,
  type RuleMode,
} from './policy-rule.ts';
export { strictest, VERDICTS, type Verdict } from './verdict.ts';
