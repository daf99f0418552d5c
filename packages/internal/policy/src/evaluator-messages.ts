import type { TraceEntry } from './evaluation.ts';
import type { PolicyInput } from './policy-input.ts';
import type { PolicyLayer, PolicyRevision } from './policy-rule.ts';

/** What the evaluator asks its process. */
export interface EvaluationRequest {
  id: number;
  policies: { layer: PolicyLayer; revision: PolicyRevision }[];
  input: PolicyInput;
}

/** What the process tells, in order: started once, an entry per rule, finished. */
export type EvaluationProgress =
  | { id: number; kind: 'started' }
  | { id: number; kind: 'answered'; entry: TraceEntry }
  | { id: number; kind: 'finished' };
