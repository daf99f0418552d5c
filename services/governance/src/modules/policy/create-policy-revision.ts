import { assertCan } from '@guildhall/authz';
import { conflict, err, notFound, ok, type Result } from '@guildhall/kernel';
import {
  compilePolicy,
  policyRevisionSchema,
  type PolicyError,
  type PolicyRevision,
} from '@guildhall/policy';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { typedText } from '../../typed-text.ts';
import type { Policy } from './policy.ts';

export interface NewPolicyRevision {
  policyId: string;
  rules: unknown;
  defaultVerdict: string;
  note?: string | null | undefined;
  expectedRev?: number | null | undefined;
}

/** Writes a further edition of a policy. It decides nothing until it is activated. */
export async function createPolicyRevision(ctx: Context, input: NewPolicyRevision): Promise<Result<Policy>> {
  assertCan(ctx.session, 'policy:write');
  const policy = await ctx.policies.find(input.policyId);
  if (!policy) return notFound('policy', ['policyId']);
  const expected = asExpected('policy', policy, input);
  if (!expected.ok) return expected;

  const body = readBody(input);
  if (!body.ok) return body;
  const note =
    input.note == null ? ok(null) : typedText('note', input.note, { max: 1_000, what: 'the note' });
  if (!note.ok) return note;

  const next = { ...policy, rev: policy.rev + 1 };
  if (!(await ctx.policies.save(next))) return conflict('policy', (await ctx.policies.find(policy.id))?.rev);
  // The saved row is ours until we commit, so nobody else takes this number.
  const number = (await ctx.policies.newestNumber(policy.id)) + 1;
  await ctx.policies.addEdition({
    policyId: policy.id,
    number,
    body: body.value,
    note: note.value,
    createdAt: ctx.now,
    createdBy: ctx.session.actorId,
  });
  await ctx.audit.write({
    action: 'policy.revise',
    subject: { type: 'policy', id: policy.id, rev: next.rev },
    detail: { number },
  });
  return ok(next);
}

/** Rules that have the right form, mean something, and compile. */
function readBody({ rules, defaultVerdict }: NewPolicyRevision): Result<PolicyRevision> {
  const read = policyRevisionSchema.safeParse({ rules, defaultVerdict });
  if (!read.success) {
    const [issue] = read.error.issues;
    const path = issue?.path.map(String) ?? [];
    return err({
      code: 'BAD_INPUT',
      message: `${path.join('.')}: ${issue?.message ?? 'This is no policy.'}`,
      field: path.length > 0 ? path : ['rules'],
    });
  }
  const compiled = compilePolicy(read.data);
  return compiled.ok ? ok(read.data) : err(inWords(compiled.error));
}

/** Every faulty rule by name, since one person mends them in one go; the field is the first one's. */
function inWords(errors: readonly PolicyError[]) {
  const lines = errors.map(
    ({ ruleId, message, hint }) => `Rule "${ruleId}": ${message}${hint ? ` ${hint}` : ''}`,
  );
  return { code: 'POLICY_INVALID', message: lines.join('\n'), field: errors[0]?.field ?? ['rules'] };
}
