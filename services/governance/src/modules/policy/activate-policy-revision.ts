import { assertCan } from '@guildhall/authz';
import { conflict, err, notFound, ok, type Result } from '@guildhall/kernel';
import { compilePolicy } from '@guildhall/policy';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Policy, PolicyMode } from './policy.ts';

export interface PolicyActivation {
  policyId: string;
  number: number;
  mode: PolicyMode;
  expectedRev?: number | null | undefined;
}

/** Lets an edition decide from now on, or an earlier one again. Decisions already made stay as they are. */
export async function activatePolicyRevision(ctx: Context, input: PolicyActivation): Promise<Result<Policy>> {
  assertCan(ctx.session, 'policy:write');
  const policy = await ctx.policies.find(input.policyId);
  if (!policy) return notFound('policy', ['policyId']);
  const expected = asExpected('policy', policy, input);
  if (!expected.ok) return expected;
  const edition = await ctx.policies.edition(policy.id, input.number);
  if (!edition) return notFound('revision of this policy', ['number']);

  // An old edition may be from before an upgrade.
  const compiled = compilePolicy(edition.body);
  if (!compiled.ok)
    return err({
      code: 'POLICY_INVALID',
      message: `Revision ${input.number} no longer compiles; write a new one.`,
      field: ['number'],
    });

  const next = { ...policy, activeNumber: input.number, mode: input.mode, rev: policy.rev + 1 };
  if (!(await ctx.policies.save(next))) return conflict('policy', (await ctx.policies.find(policy.id))?.rev);
  await ctx.audit.write({
    action: 'policy.activate',
    subject: { type: 'policy', id: policy.id, rev: next.rev },
    detail: {
      number: input.number,
      mode: input.mode,
      before: { number: policy.activeNumber, mode: policy.mode },
    },
  });
  return ok(next);
}
