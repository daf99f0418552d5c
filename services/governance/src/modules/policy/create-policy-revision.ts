import { assertCan } from '@guildhall/authz';
import { conflict, notFound, ok, type Result } from '@guildhall/kernel';
import { asExpected } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import { typedText } from '../../typed-text.ts';
import type { Policy } from './policy.ts';
import { readRules, type GivenRules } from './read-rules.ts';

export interface NewPolicyRevision extends GivenRules {
  policyId: string;
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

  const body = readRules(input);
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
