import { z } from 'zod';
import { VERDICTS } from './verdict.ts';

const ruleSchema = z.strictObject({
  /** Unique within a revision; appears in traces for ever. */
  id: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[a-z0-9][a-z0-9.-]*$/),
  title: z.string().min(1).max(200),
  /** CEL over the policy input; the rule matches when it is true. */
  when: z.string().min(1).max(4_000),
  verdict: z.enum(VERDICTS),
  /** Code that publishers and reports see, such as HIGH_FINDINGS. */
  reason: z
    .string()
    .max(100)
    .regex(/^[A-Z][A-Z0-9_]*$/),
  /** CEL that gives the text for people: what is wrong and what to do. Without it, the title serves. */
  message: z.string().min(1).max(4_000).optional(),
  /** `observe` writes to the trace and decides nothing. Default `enforce`. */
  mode: z.enum(['off', 'observe', 'enforce']).optional(),
});

/** One immutable edition of a policy, as JSON from outside. */
export const policyRevisionSchema = z.strictObject({
  rules: z.array(ruleSchema).max(100),
  /** What a version gets that no rule says anything about. */
  defaultVerdict: z.enum(VERDICTS),
  /** Checks that must have passed before anything is approved without a person. */
  requiredChecks: z.array(z.string().max(100)).max(100).optional(),
});

export type PolicyRule = z.infer<typeof ruleSchema>;
export type PolicyRevision = z.infer<typeof policyRevisionSchema>;
export type RuleMode = NonNullable<PolicyRule['mode']>;

/** Whose rules: the platform's come first, and each layer may only tighten. */
export type PolicyLayer = 'platform' | 'marketplace';
