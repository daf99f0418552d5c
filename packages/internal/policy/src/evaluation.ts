import type { PolicyLayer } from './policy-rule.ts';
import type { Verdict } from './verdict.ts';

/** What one rule said. Stored with the decision. */
export interface TraceEntry {
  layer: PolicyLayer;
  ruleId: string;
  mode: 'observe' | 'enforce';
  matched: boolean;
  verdict: Verdict;
  reason: string;
  message?: string;
  /** Why the rule gave no answer; an enforced rule without an answer makes the verdict REVIEW at least. */
  error?: string;
  /** The parts of the condition that && or || join, each with its value; null where it gave none. */
  clauses?: { text: string; value: boolean | null }[];
}

/** Why the verdict is not milder. */
export interface PolicyReason {
  code: string;
  message: string;
  ruleId: string;
  layer: PolicyLayer;
}

export interface Evaluation {
  verdict: Verdict;
  trace: TraceEntry[];
  /** Strictest first. */
  reasons: PolicyReason[];
}
