import { policyInputSchema, strictest, type Verdict } from '@guildhall/policy';
import type { Context } from '../../context.ts';
import type { Evaluator } from '../../evaluator.ts';
import { withReason, type Reason } from '../../reason.ts';
import { policiesInForce, type PoliciesInForce } from '../policy/policies-in-force.ts';

export interface Judgement {
  verdict: Verdict;
  reasons: Reason[];
  trace: unknown;
  policyRevision: string | null;
  platformRevision: string;
}

/** What the rules in force say of a policy input. */
export async function judgeVersion(ctx: Context, input: unknown): Promise<Judgement> {
  return judge(ctx.evaluator, await policiesInForce(ctx), input);
}

/** What rules say of a policy input. Whatever goes wrong with rules or facts is a matter for a person. */
export async function judge(
  evaluator: Evaluator,
  { policies, error, ...revisions }: PoliciesInForce,
  input: unknown,
): Promise<Judgement> {
  const read = policyInputSchema.safeParse(input);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.map(String).join('.') ?? 'facts';
    const message = `What is known of this version cannot be judged (${where}); a reviewer looks at it.`;
    return { verdict: 'REVIEW', reasons: [{ code: 'POLICY_ERROR', message }], trace: [], ...revisions };
  }
  const { verdict, trace, reasons } = await evaluator.evaluate(policies, read.data);
  const told = reasons.reduce(withReason, new Array<Reason>());
  return error
    ? { verdict: strictest([verdict, 'REVIEW']), reasons: withReason(told, error), trace, ...revisions }
    : { verdict, reasons: told, trace, ...revisions };
}
