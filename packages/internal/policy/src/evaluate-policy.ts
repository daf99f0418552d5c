import { builtIn } from './built-in.ts';
import { celView } from './cel-view.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { conclude } from './conclude.ts';
import { evaluateRule, questionsOf } from './evaluate-rule.ts';
import type { Evaluation } from './evaluation.ts';
import type { PolicyInput } from './policy-input.ts';

/**
 * Decides by policy, in this thread and without a deadline: for rules we wrote, and inside the evaluator's process.
 * Deterministic: the same revisions and input give the same evaluation (I19), so a decision can be replayed.
 * Rules of a marketplace go through `openPolicyEvaluator`.
 */
export function evaluatePolicy(policies: readonly CompiledPolicy[], input: PolicyInput): Evaluation {
  const view = celView(input);
  const answers = questionsOf(policies).map((question) => evaluateRule(question, view));
  return conclude(policies, [...builtIn(policies, input), ...answers]);
}
