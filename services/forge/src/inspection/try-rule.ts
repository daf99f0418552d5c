import { compileCustomRules, runCustomRules } from '@guildhall/analysis';
import { z } from 'zod';
import type { Job } from './job.ts';
import { visibleText } from './visible-text.ts';

const ruleInput = z.object({ definition: z.string() });
export type RuleInput = z.infer<typeof ruleInput>;

const ruleOutcome = z.object({ problem: z.string().nullable() });
type RuleOutcome = z.infer<typeof ruleOutcome>;

export const ruleJob: Job<RuleInput, RuleOutcome> = { kind: 'rule', input: ruleInput, outcome: ruleOutcome };

/** Something small to match, so that ast-grep reads the rule. */
const SAMPLE = new Map([['sample.js', 'const answer = ask(42);\n']]);

/** Whether a rule can be matched at all, which only ast-grep can say. */
export async function tryRule({ definition }: RuleInput): Promise<RuleOutcome> {
  const rules = compileCustomRules(definition);
  if (!rules.ok) return { problem: rules.error.message };
  const { errors } = await runCustomRules(SAMPLE, rules.value);
  const [first] = errors;
  return { problem: first ? visibleText(first.message, 500) : null };
}
